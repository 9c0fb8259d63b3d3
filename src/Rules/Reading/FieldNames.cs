using System.Text;
using System.Text.Json;

namespace PyOps.Rules.Reading;

/// <summary>A set of short texts that are found from UTF-8 without making a string.</summary>
/// <remarks>At most 64, of at most 63 bytes of ASCII.</remarks>
internal sealed class FieldNames
{
    private const int Longest = 63;

    private readonly Entry[]?[] byLength = new Entry[]?[Longest + 1];

    public FieldNames(params string[] names)
    {
        foreach (var (index, name) in names.Index())
            byLength[name.Length] = [.. byLength[name.Length] ?? [], new Entry(name, Encoding.ASCII.GetBytes(name), 1UL << index)];
    }

    /// <summary>The name at hand, and the bit that stands for it; null when it is not of this set.</summary>
    public string? Find(ref Utf8JsonReader json, out ulong bit)
    {
        bit = 0;
        if (json.HasValueSequence || json.ValueIsEscaped)
            return FindSlowly(ref json, out bit);
        var text = json.ValueSpan;
        if (text.Length > Longest || byLength[text.Length] is not { } candidates)
            return null;
        foreach (var entry in candidates)
        {
            if (text.SequenceEqual(entry.Utf8))
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

    private readonly record struct Entry(string Name, byte[] Utf8, ulong Bit);
}
