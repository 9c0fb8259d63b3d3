using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PyOps.Rules.Reading;

/// <summary>A set of short texts that are found from UTF-8 without making a string.</summary>
public sealed class FieldNames
{
    private const int Longest = 63;

    /// <summary>So many bytes, in numbers of eight, are all of a text.</summary>
    private const int LongestInEnds = 16;

    private readonly Entry[]?[] byLength = new Entry[]?[Longest + 1];

    /// <summary>A set.</summary>
    /// <param name="names">At most 64, of at most 63 bytes of ASCII.</param>
    public FieldNames(params string[] names)
    {
        foreach (var (index, name) in names.Index())
        {
            var utf8 = Encoding.ASCII.GetBytes(name);
            byLength[name.Length] = [.. byLength[name.Length] ?? [], new Entry(name, utf8, First(utf8), Last(utf8), 1UL << index)];
        }
    }

    /// <summary>The name at hand, and the bit that stands for it; null when it is not of this set.</summary>
    /// <param name="json">On the name of a field, or on a text.</param>
    /// <param name="bit">The bit of the name's place in the set; 0 when it is not of it.</param>
    public string? Find(ref Utf8JsonReader json, out ulong bit)
    {
        bit = 0;
        if (json.HasValueSequence || json.ValueIsEscaped)
            return FindSlowly(ref json, out bit);
        var text = json.ValueSpan;
        if (text.Length > Longest || byLength[text.Length] is not { } candidates)
            return null;
        var (first, last) = (First(text), Last(text));
        foreach (ref readonly var entry in candidates.AsSpan())
        {
            if (first == entry.First && last == entry.Last && (text.Length <= LongestInEnds || text.SequenceEqual(entry.Utf8)))
            {
                bit = entry.Bit;
                return entry.Name;
            }
        }
        return null;
    }

    private string? FindSlowly(ref Utf8JsonReader json, out ulong bit)
    {
        foreach (var candidates in byLength)
        {
            foreach (var entry in candidates ?? [])
            {
                if (json.ValueTextEquals(entry.Utf8))
                {
                    bit = entry.Bit;
                    return entry.Name;
                }
            }
        }
        bit = 0;
        return null;
    }

    // Of up to 16 bytes these two are all of them: comparing numbers is cheaper than calling what compares texts of any length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong First(ReadOnlySpan<byte> text) =>
        text.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(text)
        : text.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(text)
        : text.Length > 0 ? ((ulong)text[0] << 8) | text[text.Length / 2]
        : 0UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Last(ReadOnlySpan<byte> text) =>
        text.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(text[^8..])
        : text.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(text[^4..])
        : text.Length > 0 ? text[^1]
        : 0UL;

    private readonly record struct Entry(string Name, byte[] Utf8, ulong First, ulong Last, ulong Bit);
}
