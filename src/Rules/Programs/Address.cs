using System.Buffers;
using System.Globalization;

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
        if (address is ['/', ..] or ['u', 'n', 'i', 'x', ':', ..] or ['f', 'd', ':', ..])
            return new(text, field, Reach.Socket, null);
        if (address.Contains("://", StringComparison.Ordinal) || address.Contains('$'))
            return new(text, field, Reach.Unknown, null);
        var end = EndOfHost(address);
        var port = end < address.Length && address[end] == ':' ? address[(end + 1)..] : default;
        return new(text, field, IsLoopback(address[..end].Trim("[]")) ? Reach.Pod : Reach.Everybody, PortOf(port));
    }

    /// <summary>A port as Python and servers read it: blanks, a sign, leading zeros and underscores are no obstacle.</summary>
    public static int? PortOf(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text[^1] == '_' || text.Contains("__", StringComparison.Ordinal))
            return null;
        Span<char> digits = stackalloc char[8];
        var length = 0;
        foreach (var character in text[0] == '+' ? text[1..] : text)
        {
            if (character == '_' || (character == '0' && length == 0))
                continue;
            if (!char.IsAsciiDigit(character) || length == digits.Length)
                return null;
            digits[length++] = character;
        }
        return length == 0 ? null : int.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
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
