using System.Text;

namespace PyOps.Webhooks.Tests.Admission;

/// <summary>
/// Makes reviews that are nearly right: bytes changed, cut out, doubled, exchanged for what parsers stumble over, or mixed from two.
/// </summary>
internal sealed class Mutator(byte[][] corpus, int seed)
{
    private const string Marker = "\"uid\": \"";

    private static readonly byte[][] pieces =
    [
        .. new[]
        {
            "null", "true", "{}", "[]", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "1e999",
            "-1", "99999999999999999999", "0.5", "NaN", "/*", "\ufeff",
            "\"containers\":", "\"spec\":", "\"kind\":\"Pod\"", "\"uid\":\"u\",",
            "\"object\":null,", "\"image\":", "\"privileged\":true", "\"request\":{", "\n\r\t\0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80],
    ];

    private readonly Random random = new(seed);

    /// <summary>A review; and its uid when that was left as it is, and before what was changed.</summary>
    public (byte[] Review, string? Uid) Next()
    {
        var origin = corpus[random.Next(corpus.Length)];
        var text = origin.ToList();
        // Half of them keep their beginning, so that it is known what they must be answered by.
        var start = random.Next(2) == 0 ? EndOfUid(origin) : 0;
        for (var changes = random.Next(1, 5); changes > 0; changes--)
            Change(text, start);
        return ([.. text], start > 0 ? Uid(origin, start) : null);
    }

    private void Change(List<byte> text, int start)
    {
        var at = random.Next(start, text.Count + 1);
        var length = Math.Min(text.Count - at, 1 + random.Next(random.Next(4) == 0 ? 200 : 8));
        switch (random.Next(7))
        {
            case 0 when length > 0:
                text[at] = (byte)random.Next(256);
                break;
            case 1:
                text.RemoveRange(at, length);
                break;
            case 2:
                text.InsertRange(at, text.GetRange(at, length));
                break;
            case 3:
                text.RemoveRange(at, text.Count - at);
                break;
            case 4:
                text.RemoveRange(at, length);
                text.InsertRange(at, Piece());
                break;
            case 5:
                var other = corpus[random.Next(corpus.Length)];
                var from = random.Next(other.Length + 1);
                text.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Next(300))).ToArray());
                break;
            default:
                text.InsertRange(at, Piece());
                break;
        }
    }

    private byte[] Piece() => pieces[random.Next(pieces.Length)];

    private static int EndOfUid(byte[] review)
    {
        var at = review.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Marker));
        var end = at < 0 ? -1 : review.AsSpan(at + Marker.Length).IndexOf((byte)'"');
        // Where the first field is not the request's uid, or there are two, nothing is known.
        return end > 0 && IsPlain(review, at) ? at + Marker.Length + end + 1 : 0;
    }

    private static bool IsPlain(byte[] review, int at) =>
        review.AsSpan(0, at).IndexOf("\"object\""u8) < 0
        && review.AsSpan(0, at).IndexOf("\"request\""u8) > 0;

    private static string Uid(byte[] review, int end)
    {
        var start = review.AsSpan(0, end - 1).LastIndexOf((byte)'"') + 1;
        return Encoding.UTF8.GetString(review, start, end - 1 - start);
    }
}
