using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>Reads a list in pages, one in memory at a time.</summary>
public sealed class PageReader(ResourceEndpoint endpoint, TimeProvider time)
{
    private static readonly TimeSpan pageLimit = TimeSpan.FromSeconds(60);

    /// <summary>Reads a consistent list: no resourceVersion is sent, so that no stale cache answers and paging is honoured.</summary>
    /// <param name="pageSize">Objects in a page.</param>
    /// <param name="cancellation">Ends the list.</param>
    /// <exception cref="ApiStatusException">The server refused; 410: it took too long from page to page, start over.</exception>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    /// <exception cref="TimeoutException">A page took more than 60 s.</exception>
    /// <exception cref="JsonException">A page is no list.</exception>
    public async IAsyncEnumerable<ListPage> Read(int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var next = string.Empty;
        do
        {
            using var deadline = new Deadline(pageLimit, time, cancellation);
            var page = await deadline.Await(token => ReadPage(Query(pageSize, next), buffer, token));
            yield return page;
            next = page.Continue;
        }
        while (next.Length > 0);
    }

    private async Task<ListPage> ReadPage(string query, MemoryStream buffer, CancellationToken cancellation)
    {
        using var response = await endpoint.Get(query, cancellation);
        buffer.SetLength(0);
        await response.Content.CopyToAsync(buffer, cancellation);
        return ListPage.Of(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static string Query(int pageSize, string next) =>
        next.Length == 0 ? $"limit={pageSize}" : $"limit={pageSize}&continue={Uri.EscapeDataString(next)}";
}
