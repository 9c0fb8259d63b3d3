using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>Reads a list in pages, one of its objects in memory at a time. Not for two lists at the same time.</summary>
public sealed class PageReader(ResourceEndpoint endpoint, TimeProvider time)
{
    private static readonly TimeSpan pageLimit = TimeSpan.FromSeconds(60);
    private readonly PageSize size = new();

    /// <summary>The version of the list that was read last, where a watch starts. Known when all of it was read.</summary>
    public string ResourceVersion { get; private set; } = string.Empty;

    /// <summary>
    /// Reads a consistent list: no resourceVersion is sent, so that no stale cache answers and paging is honoured. After a list that broke
    /// off the next one has smaller pages.
    /// </summary>
    /// <param name="cancellation">Ends the list.</param>
    /// <returns>Each object's JSON, without apiVersion and kind. Valid until the next one is asked for.</returns>
    /// <exception cref="ApiStatusException">The server refused; 410: it took too long from page to page, start over.</exception>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    /// <exception cref="IOException">The connection failed while a page was read.</exception>
    /// <exception cref="TimeoutException">A page took more than 60 s.</exception>
    /// <exception cref="JsonException">A page is no list.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = new PageParser();
        do
        {
            (var query, page, var isWhole) = (Query(page.Continue), new PageParser(), false);
            try
            {
                await foreach (var item in ReadPage(query, page, cancellation))
                    yield return item;
                isWhole = true;
            }
            finally
            {
                if (!isWhole)
                    size.Failed();
            }
        }
        while (page.Continue.Length > 0);

        ResourceVersion = page.ResourceVersion;
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPage(
        string query, PageParser page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var deadline = new Deadline(pageLimit, time, cancellation);
        using var response = await deadline.Await(token => endpoint.Get(query, token));
        await using var body = await deadline.Await(response.Content.ReadAsStreamAsync);
        var buffer = new PageBuffer(body);
        while (!page.IsAtEnd)
        {
            await deadline.Await(buffer.FillAsync);
            while (page.TryNext(buffer, out var item))
                yield return item;
        }

        size.Took(buffer.Total);
    }

    private string Query(string next) =>
        next.Length == 0 ? $"limit={size.Next}" : $"limit={size.Next}&continue={Uri.EscapeDataString(next)}";
}
