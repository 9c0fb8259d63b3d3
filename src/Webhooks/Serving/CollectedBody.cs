using System.Buffers;
using System.IO.Pipelines;

namespace PyOps.Webhooks.Serving;

/// <summary>
/// A body that did not come in one piece, copied together as it comes. Small ones are in a pooled array, large ones have a place.
/// </summary>
/// <param name="large">Who gives places.</param>
/// <param name="announced">Its length, when the client says it.</param>
internal sealed class CollectedBody(LargeBodies large, long? announced) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? ServerLimits.SmallBody, ServerLimits.SmallBody));
    private int length;
    private bool hasPlace;

    /// <summary>What has come.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Whether that is all; false when the body is longer than <see cref="ServerLimits.MaxBody"/>.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads until the body's end, or until it is too long.</summary>
    /// <param name="pipe">Where it comes from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no room for a large body.</returns>
    public async Task<bool> Read(PipeReader pipe, CancellationToken cancellation)
    {
        // Of one that announces too much, what fits here is read: the uid is near the beginning.
        var most = announced > ServerLimits.MaxBody ? ServerLimits.SmallBody : ServerLimits.MaxBody;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, most - length));
            if (length + taken.Length > buffer.Length && !await Grow((int)Math.Min(most, announced ?? most), cancellation))
                return false;
            taken.CopyTo(buffer.AsSpan(length));
            length += (int)taken.Length;
            var isCut = taken.Length < read.Buffer.Length;
            pipe.AdvanceTo(taken.End);
            if (isCut || read.IsCompleted)
            {
                IsWhole = !isCut;
                return true;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!hasPlace)
            ArrayPool<byte>.Shared.Return(buffer);
        else
            large.Leave();
    }

    // Large arrays are left to the collector: a pool would keep them for ever.
    private async Task<bool> Grow(int capacity, CancellationToken cancellation)
    {
        if (!await large.Enter(cancellation))
            return false;
        hasPlace = true;
        var small = buffer;
        buffer = GC.AllocateUninitializedArray<byte>(capacity);
        small.AsSpan(0, length).CopyTo(buffer);
        ArrayPool<byte>.Shared.Return(small);
        return true;
    }
}
