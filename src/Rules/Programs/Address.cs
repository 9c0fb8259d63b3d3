using System.Buffers;

namespace PyOps.Rules.Programs;

/// <summary>Where a server listens.</summary>
/// <param name="Text">As it is written; what stands for it in messages.</param>
/// <param name="Field">The field that says it.</param>
/// <param name="Reach">From where it is reached.</param>
/// <param name="Port">The port; null when it is not known.</param>
/// <param name="IsDefault">Whether nothing says it, and the server does so by itself.</param>
internal sealed record Address(string Text, string Field, Reach Reach, int? Port, bool IsDefault = false)
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    /// <summary>Reads <c>host</c>, <c>host:port</c>, <c>:port</c> or <c>unix:path</c>.</summary>
    public static Address Read(string text, string field)
    {
        var address = text.AsSpan().Trim();
        if (address.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase)) // as gunicorn takes it, with or without
            address = address["tcp://".Length..];
        if (address is ['/', ..] or ['u', 'n', 'i', 'x', ':', ..] or ['f', 'd', ':', ..])
            return new(text, field, Reach.Socket, null);
        if (address.Contains("://", StringComparison.Ordinal) || address.Contains('$'))
            return new(text, field, Reach.Unknown, null);
        var end = EndOfHost(address);
        var port = end < address.Length && address[end] == ':' ? address[(end + 1)..] : default;
        return new(text, field, IsLoopback(address[..end].Trim("[]")) ? Reach.Pod : Reach.Everybody, PortNumber.Of(port));
    }

    // An address with several colons is one of IPv6, unless it is in brackets.
    private static int EndOfHost(ReadOnlySpan<char> address)
    {
        if (address is ['[', ..])
            return address.IndexOf(']') is >= 0 and var bracket ? bracket + 1 : address.Length;
        return address.IndexOf(':') is >= 0 and var colon && address.LastIndexOf(':') == colon ? colon : address.Length;
    }

    private static bool IsLoopback(ReadOnlySpan<char> host)
    {
        if (host.StartsWith("::ffff:", StringComparison.OrdinalIgnoreCase))
            host = host["::ffff:".Length..];
        return host is "::1" or "0:0:0:0:0:0:0:1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.Equals("localhost.localdomain", StringComparison.OrdinalIgnoreCase) || host is "ip6-localhost" or "localhost6"
            || (host.StartsWith("127.", StringComparison.Ordinal) && !host.ContainsAnyExcept(DigitsAndDots));
    }
}
