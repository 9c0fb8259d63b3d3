using System.Buffers;

namespace PyOps.Rules.Secrets;

/// <summary>User and password in a URL, and the secret path of a Slack webhook.</summary>
internal static class UrlCredentials
{
    private const string Scheme = "://";
    private const string SlackHook = "hooks.slack.com/services/";
    private static readonly SearchValues<char> ends = SearchValues.Create(" \t\r\n\"'`<>");
    private static readonly SearchValues<char> endsOfHost = SearchValues.Create("/?#");

    public static IEnumerable<Hidden> In(string text)
    {
        var next = text.IndexOf(Scheme, StringComparison.Ordinal);
        while (next >= 0)
        {
            var start = next + Scheme.Length;
            // A URL ends where the next begins, so that each character is looked at once.
            next = text.IndexOf(Scheme, start, StringComparison.Ordinal);
            if (Secret(text.AsSpan(start, (next < 0 ? text.Length : next) - start)) is { } secret)
                yield return new(start + secret.Start, start + secret.End);
        }
    }

    private static Hidden? Secret(ReadOnlySpan<char> url)
    {
        if (url.IndexOfAny(ends) is >= 0 and var end)
            url = url[..end];
        if (url.StartsWith(SlackHook, StringComparison.OrdinalIgnoreCase))
            return new(SlackHook.Length, url.Length);
        var host = url.IndexOfAny(endsOfHost) is >= 0 and var path ? url[..path] : url;
        var at = host.LastIndexOf('@');
        // A slash that should have been escaped is part of the password, if what precedes it is no port.
        if (at < 0 && host.IndexOf(':') is >= 0 and var colon && host[0] != '[' && host[(colon + 1)..].ContainsAnyExceptInRange('0', '9'))
            at = url.LastIndexOf('@');
        return at > 0 && !url[..at].SequenceEqual(Redactor.Mask) ? new Hidden(0, at) : null;
    }
}
