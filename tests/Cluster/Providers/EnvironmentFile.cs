namespace PyOps.Cluster;

/// <summary>Reads the file of KEY=value lines that hack/cluster/up answers with.</summary>
internal static class EnvironmentFile
{
    public static IReadOnlyDictionary<string, string> Read(string path) => Parse(File.ReadLines(path));

    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> lines) =>
        lines.Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
