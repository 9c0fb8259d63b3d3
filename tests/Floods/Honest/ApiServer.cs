using System.Net;
using System.Net.Http.Headers;

namespace PyOps.Floods.Honest;

/// <summary>
/// Sends reviews as API servers do: 50 a second over a connection that it keeps, of which each tenth is above 64 KiB, and each 25th
/// comes over a new connection, as that of an API server which has just started.
/// </summary>
internal sealed class ApiServer(int port) : IDisposable
{
    private static readonly IPAddress address = IPAddress.Parse("127.0.0.2");
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(3); // The shortest of the chart's entries.
    private static readonly byte[] small = Reviews.OfBytes(2_000);
    private static readonly byte[] large = Reviews.OfBytes(70_000);

    private readonly HttpClient kept = Dial.Client(address, "https", port, HttpVersion.Version20);

    public Tally Small { get; } = new("reviews", timeout);

    public Tally Large { get; } = new("reviews above 64 KiB", timeout);

    public Tally First { get; } = new("reviews over a new connection", timeout);

    public async Task Run(CancellationToken end)
    {
        using var timer = new PeriodicTimer(pause);
        var sent = new List<Task>();
        for (var i = 1; !end.IsCancellationRequested; i++)
        {
            sent.Add((i % 25, i % 10) switch
            {
                (0, _) => First.Add(() => OverNew(small)),
                (_, 0) => Large.Add(() => Post(kept, large)),
                _ => Small.Add(() => Post(kept, small)),
            });
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(sent);
    }

    public void Dispose() => kept.Dispose();

    private async Task<string?> OverNew(byte[] review)
    {
        using var client = Dial.Client(address, "https", port, HttpVersion.Version20);
        return await Post(client, review);
    }

    private static async Task<string?> Post(HttpClient client, byte[] review)
    {
        using var content = new ByteArrayContent(review);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(new Uri("/pods/enforce", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK && text.Contains(Reviews.Uid, StringComparison.Ordinal)
            ? null
            : $"HTTP {(int)answer.StatusCode}: {text}";
    }
}
