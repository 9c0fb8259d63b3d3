using System.Text;
using System.Text.Json;
using PyOps.Client;
using PyOps.Hosting.Watching;

namespace PyOps.Cli.Auditing;

/// <summary>Reads from the API server. What it may not, or cannot, is noted, and the rest is still read.</summary>
/// <param name="connection">The cluster.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ClusterReader(ApiConnection connection, List<string> problems)
{
    private const int NotFound = 404;
    private const int Gone = 410;

    /// <summary>Lists a kind, an object in memory at a time. Every object says its kind, as in a file.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> List(AuditedKind kind, string? ns)
    {
        foreach (var apiVersion in kind.ApiVersions)
        {
            var type = Encoding.UTF8.GetBytes($$"""{"apiVersion":"{{apiVersion}}","kind":"{{kind.Kind}}",""");
            var isServed = true;
            await using var items = new PageReader(connection.Endpoint(kind.Path(apiVersion, ns)), TimeProvider.System)
                .Read(CancellationToken.None).GetAsyncEnumerator();
            while (await Next(items, kind, apiVersion, served => isServed = served))
                yield return Concat(type, items.Current[1..]);
            if (isServed)
                yield break;
        }
        problems.Add($"{kind.Plural} are not served in {string.Join(" or ", kind.ApiVersions)}");
    }

    /// <summary>Reads a document; null when it does not exist, or when it cannot be read, which is noted.</summary>
    public async Task<JsonDocument?> Get(string path, string what)
    {
        try
        {
            return await connection.Endpoint(path).GetJson("", CancellationToken.None);
        }
        catch (ApiStatusException refused) when (refused.Status == NotFound)
        {
            return null;
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            problems.Add($"{what}: {failure.Message}");
            return null;
        }
    }

    private async Task<bool> Next(IAsyncEnumerator<ReadOnlyMemory<byte>> items, AuditedKind kind, string apiVersion, Action<bool> served)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (ApiStatusException refused) when (refused.Status == NotFound)
        {
            served(false);
        }
        catch (ApiStatusException expired) when (expired.Status == Gone)
        {
            problems.Add($"{kind.Plural} ({apiVersion}): the list took so long that the server forgot it; the rest is missing, try again");
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            problems.Add($"{kind.Plural} ({apiVersion}) cannot be listed: {failure.Message}");
        }
        return false;
    }

    private static bool IsExpected(Exception failure) =>
        failure is ApiStatusException or HttpRequestException or IOException or TimeoutException or JsonException or TaskCanceledException;

    private static ReadOnlyMemory<byte> Concat(byte[] left, ReadOnlyMemory<byte> right)
    {
        var all = new byte[left.Length + right.Length];
        left.CopyTo(all, 0);
        right.CopyTo(all.AsMemory(left.Length));
        return all;
    }
}
