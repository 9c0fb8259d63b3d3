using PyOps.Rules.Reading;

namespace PyOps.Webhooks.Extracts;

/// <summary>What is kept of a review.</summary>
/// <param name="target">Where it goes; null when it is only compared.</param>
internal sealed class Kept(byte[]? target) : IDisposable
{
    private KeptObject? current;

    /// <summary>What the request asks to have stored.</summary>
    public KeptObject Now { get; } = new();

    /// <summary>What is stored until then.</summary>
    public KeptObject Before { get; } = new();

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>Whether there is no room for what stands around the objects.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Begins an object, if the part is one.</summary>
    public void Begin(ReadPart part)
    {
        if (ReferenceEquals(part, ReviewTree.Object))
            current = Now;
        else if (ReferenceEquals(part, ReviewTree.Old))
            current = Before;
        else
            return;
        current.Start = Length;
    }

    /// <summary>Keeps bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        current?.Add(bytes);
        if (target is null || current is { IsTooLong: true })
            return;
        if (bytes.Length <= target.Length - Length)
        {
            bytes.CopyTo(target.AsSpan(Length));
            Length += bytes.Length;
        }
        else if (current is null)
        {
            IsFull = true;
        }
        else
        {
            current.IsTooLong = true;
        }
    }

    /// <summary>Notes that the object at hand says since when it is being deleted.</summary>
    public void NoteDeletion()
    {
        if (current is not null)
            current.IsBeingDeleted = true;
    }

    /// <summary>Ends the object at hand. One that has no room is null.</summary>
    /// <param name="isObject">Whether there was an object; else a value in its place.</param>
    public void End(bool isObject)
    {
        if (current is not { } ended)
            return;
        current = null;
        if (isObject)
            ended.End();
        if (!ended.IsTooLong)
            return;
        Length = ended.Start;
        Add("null"u8);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Now.Dispose();
        Before.Dispose();
    }
}
