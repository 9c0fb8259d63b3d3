using System.Text;
using PyOps.Rules.Reading;

namespace PyOps.Webhooks.Extracts;

/// <summary>
/// Makes of a review, which comes in pieces and may be far longer than what is kept of it, the same review with nothing in it but what is
/// read; and tells of an update whether that changes. It judges no JSON: what is none stays none, and is found where it is read.
/// </summary>
/// <param name="target">
/// Where the extract goes; null when only changes are of interest. It may be where the pieces are: an extract is never ahead of them.
/// </param>
internal sealed class Extract(byte[]? target) : IDisposable
{
    /// <summary>
    /// Longest review, in bytes: 48 MiB. The API server takes bodies of at most 3 MiB, of which a character may become six
    /// (<c>&lt;</c> is written as <c>\u003c</c>): 18 MiB for an object and 36 MiB for two.
    /// </summary>
    public const int MaxBytes = 48 * 1024 * 1024;

    // No field that is read has so long a name, nor has an annotation.
    private const int LongestName = 1024;

    // The review and its request are open where one of the two objects ends.
    private const int AroundObjects = 2;

    private readonly Kept kept = new(target);
    private readonly Stack<(ReadPart Part, bool IsList)> open = new();
    private readonly byte[] name = new byte[LongestName];
    private int nameLength;
    private ReadPart? part = ReviewTree.Root;
    private ValueEnd end;
    private (bool Name, bool Value) isIn;
    private bool expectsName;
    private bool isFirst;
    private bool isBroken;
    private bool isEnded;

    /// <summary>The extract so far.</summary>
    public ReadOnlySpan<byte> Bytes => target.AsSpan(0, kept.Length);

    /// <summary>
    /// Why the extract is not all that is read of the review; null when it is. An object as it was may be missing all the same.
    /// </summary>
    public string? Problem =>
        kept.Now.IsTooLong ? $"what rules read of the object has more than {PodReader.MaxBytes / 1024 / 1024} MiB"
        : isBroken || kept.IsFull || !isEnded ? $"the review has more than {MaxBytes / 1024 / 1024} MiB, or breaks off"
        : null;

    /// <summary>
    /// Whether the review, if it is one of an update, changes nothing that a rule reads, or is about an object that is being deleted.
    /// </summary>
    public bool IsHarmless => isEnded && !isBroken && kept.Now.IsComplete
        && (kept.Now.IsAs(kept.Before) || kept.Before is { IsComplete: true, IsBeingDeleted: true });

    /// <summary>Takes the next piece.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        while (piece.Length > 0 && !isBroken)
            piece = piece[(isIn.Value ? Value(piece) : isIn.Name ? Name(piece) : Structure(piece[0]))..];
    }

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();

    private int Structure(byte next)
    {
        if (next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)':')
            return 1;
        if (next == ',')
            expectsName = true;
        else if (next is (byte)'}' or (byte)']')
            Close(next);
        else if (next == '"' && expectsName && open.TryPeek(out var parent) && !parent.IsList)
            (isIn.Name, nameLength, expectsName) = (true, 0, false);
        else
            return Begin(next);
        return 1;
    }

    // A name in which something is escaped is none of ours, as the API server writes them.
    private int Name(ReadOnlySpan<byte> piece)
    {
        var length = piece.IndexOf((byte)'"') is >= 0 and var at ? at : piece.Length;
        isBroken |= nameLength + length > name.Length || piece[..length].Contains((byte)'\\');
        if (isBroken)
            return piece.Length;
        piece[..length].CopyTo(name.AsSpan(nameLength));
        nameLength += length;
        if (length == piece.Length)
            return length;
        isIn.Name = false;
        part = open.Peek().Part[Encoding.UTF8.GetString(name.AsSpan(0, nameLength))];
        return length + 1;
    }

    private int Begin(byte next)
    {
        if (open.TryPeek(out var parent) && parent.IsList)
            part = parent.Part.Items;
        else
            isBroken |= isEnded;
        if (part is not null)
            KeepName(isNamed: open.Count > 0 && !parent.IsList);
        var isList = next == '[' && part?.Items is not null;
        if (isList || (next == '{' && part?.HasFields == true))
        {
            open.Push((part!, isList));
            kept.Add([next]);
            (isFirst, expectsName) = (true, true);
            return 1;
        }
        if (next == '"' && name.AsSpan(0, nameLength).SequenceEqual("deletionTimestamp"u8) && part is not null)
            kept.NoteDeletion();
        (isIn.Value, end) = (true, default);
        return 0;
    }

    private void KeepName(bool isNamed)
    {
        if (!isFirst && open.Count > 0)
            kept.Add(","u8);
        if (isNamed)
        {
            kept.Add("\""u8);
            kept.Add(name.AsSpan(0, nameLength));
            kept.Add("\":"u8);
        }
        kept.Begin(part!);
    }

    private int Value(ReadOnlySpan<byte> piece)
    {
        var length = end.In(piece, out var isReached);
        if (part is not null)
            kept.Add(piece[..length]);
        if (isReached)
        {
            isIn.Value = false;
            Ended(isKept: part is not null, isObject: false);
        }
        return length;
    }

    private void Close(byte next)
    {
        if (!open.TryPop(out var closed) || closed.IsList != (next == ']'))
        {
            isBroken = true;
            return;
        }
        kept.Add([next]);
        Ended(isKept: true, isObject: true);
    }

    private void Ended(bool isKept, bool isObject)
    {
        isFirst &= !isKept;
        if (isKept && open.Count == AroundObjects)
            kept.End(isObject);
        isEnded = open.Count == 0;
    }
}
