using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PyOps.Hosting.Watching;

namespace PyOps.Client;

/// <summary>Reads what a server says about itself.</summary>
public static partial class ServerInfo
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(30);

    /// <summary>Asks <c>/version</c>.</summary>
    /// <exception cref="ApiStatusException">The server refused.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    /// <exception cref="TimeoutException">It did not answer within 30 s.</exception>
    /// <exception cref="JsonException">What answered is no API server.</exception>
    public static async Task<ServerVersion> Read(ApiConnection connection, CancellationToken cancellation = default)
    {
        using var deadline = new Deadline(limit, TimeProvider.System, cancellation);
        using var document = await deadline.Await(token => connection.Endpoint("version").GetJson(query: string.Empty, token));
        return Parse(document.RootElement);
    }

    /// <summary>Takes the digits of major and minor: hosted servers say <c>"20+"</c>, home-made ones only have a gitVersion.</summary>
    /// <exception cref="JsonException">There is no version in it.</exception>
    internal static ServerVersion Parse(JsonElement document)
    {
        var candidates = new[] { $"{document.Text("major")}.{document.Text("minor")}", document.Text("gitVersion") ?? string.Empty };
        var match = candidates.Select(text => MajorMinor().Match(text)).FirstOrDefault(found => found.Success)
            ?? throw new JsonException("The answer has no version in it: not a Kubernetes API server?");
        return new ServerVersion(Number(match, "major"), Number(match, "minor"));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^v?(?<major>\d{1,4})\.(?<minor>\d{1,4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorMinor();
}
