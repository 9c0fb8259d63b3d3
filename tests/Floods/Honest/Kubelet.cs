using System.Net;

namespace PyOps.Floods.Honest;

/// <summary>Probes as the chart has them, more often: each over a connection of its own.</summary>
internal sealed class Kubelet(int healthPort)
{
    private static readonly IPAddress address = IPAddress.Parse("127.0.0.3");
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    public Tally Probes { get; } = new("probes", TimeSpan.FromSeconds(2));

    public async Task Run(CancellationToken end)
    {
        using var timer = new PeriodicTimer(pause);
        var sent = new List<Task>();
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var path = i % 2 == 0 ? "/readyz" : "/livez";
            sent.Add(Probes.Add(() => Probe(path)));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(sent);
    }

    private async Task<string?> Probe(string path)
    {
        using var client = Dial.Client(address, "http", healthPort, HttpVersion.Version11);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? null : $"{path} HTTP {(int)answer.StatusCode}";
    }
}
