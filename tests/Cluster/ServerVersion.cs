using k8s.Models;

namespace PyOps.Cluster;

/// <summary>Reads a server's version; minor may carry a plus sign, as in `1.30+`.</summary>
internal static class ServerVersion
{
    public static Version Parse(VersionInfo info) => new(Number(info.Major), Number(info.Minor));

    private static int Number(string text) => int.Parse(text.TrimEnd('+'));
}
