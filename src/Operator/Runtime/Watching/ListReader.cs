using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PyOps.Operator.Runtime.Watching;

/// <summary>Reads a list in pages, one in memory at a time.</summary>
internal sealed class ListReader(ResourceEndpoint endpoint, TimeProvider time)
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
        string? next = null;
        do
        {
            using var deadline = new Deadline(pageLimit, time, cancellation);
            using var page = await deadline.Await(token => endpoint.GetJson(Query(pageSize, next), token));
            var metadata = page.RootElement.Member("metadata");
            var resourceVersion = metadata.Text("resourceVersion") ?? throw new JsonException("A list without a resourceVersion.");
            yield return new ListPage(resourceVersion, page.RootElement.Member("items"));
            next = metadata.Text("continue");
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static string Query(int pageSize, string? next) =>
        string.IsNullOrEmpty(next) ? $"limit={pageSize}" : $"limit={pageSize}&continue={Uri.EscapeDataString(next)}";
}
