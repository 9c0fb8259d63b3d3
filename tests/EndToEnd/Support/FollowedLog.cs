using System.Text;
using k8s;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>The log of an application's container, read as it is written, until the container ends.</summary>
internal sealed class FollowedLog
{
    private readonly StringBuilder text = new();

    private FollowedLog(Stream stream) => Ended = ReadAsync(stream);

    /// <summary>Completes when the container has ended, with that time.</summary>
    public Task<DateTimeOffset> Ended { get; }

    public string Text
    {
        get
        {
            lock (text)
                return text.ToString();
        }
    }

    public static async Task<FollowedLog> Start(TestCluster cluster, string ns, string pod) =>
        new(await cluster.Client.CoreV1.ReadNamespacedPodLogAsync(name: pod, namespaceParameter: ns, follow: true));

    private async Task<DateTimeOffset> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
                text.AppendLine(line);
        }

        return DateTimeOffset.UtcNow;
    }
}
