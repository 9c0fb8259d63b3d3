using System.Buffers;
using System.IO.Pipelines;
using PyOps.Hosting.Admitting;
using PyOps.Webhooks.Extracts;

namespace PyOps.Webhooks.Serving;

/// <summary>
/// A body that did not come in one piece, copied together as it comes. Small ones are in a pooled array, large ones wait for their turn. Of
/// one that has no room as it is only what is read of it is kept.
/// </summary>
/// <param name="all">Who gives turns to large ones.</param>
/// <param name="connection">That of the connection that it comes by.</param>
/// <param name="seat">Its own.</param>
/// <param name="announced">Its length, when the client says it.</param>
internal sealed class CollectedBody(LargeBodies all, Seat connection, Seat seat, long? announced) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? ServerLimits.SmallBody, ServerLimits.SmallBody));
    private int length;
    private LargeBody? large;

    /// <summary>What has come, or what is kept of it.</summary>
    public ReadOnlySpan<byte> Bytes => Extract is null ? buffer.AsSpan(0, length) : Extract.Bytes;

    /// <summary>How it came about that not all is kept; null when it is.</summary>
    public Extract? Extract { get; private set; }

    /// <summary>Reads until the body's end, or until it is longer than any review.</summary>
    /// <param name="pipe">Where it comes from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no room for a large body.</returns>
    public async Task<bool> Read(PipeReader pipe, CancellationToken cancellation)
    {
        for (long come = 0; ;)
        {
            var read = await pipe.ReadAsync(cancellation);
            come += read.Buffer.Length;
            if (come > buffer.Length && Extract is null && !await MakeRoom(come, cancellation))
                return false;
            foreach (var piece in read.Buffer)
                Take(piece.Span);
            pipe.AdvanceTo(read.Buffer.End);
            if (large is not null)
                (large.Come, large.IsComplete) = (come, read.IsCompleted);
            if (read.IsCompleted || come > ServerLimits.MaxReview)
                return true;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Extract?.Dispose();
        if (large is null)
            ArrayPool<byte>.Shared.Return(buffer);
        large?.Dispose();
    }

    private void Take(ReadOnlySpan<byte> piece)
    {
        if (Extract is not null)
        {
            Extract.Add(piece);
            return;
        }
        piece.CopyTo(buffer.AsSpan(length));
        length += piece.Length;
    }

    private async Task<bool> MakeRoom(long needed, CancellationToken cancellation)
    {
        if (large is null && !await Grow((int)Math.Min(ServerLimits.MaxBody, announced ?? ServerLimits.MaxBody), cancellation))
            return false;
        if (needed > buffer.Length)
        {
            Extract = new Extract(buffer);
            Extract.Add(buffer.AsSpan(0, length));
        }
        return true;
    }

    // Large arrays are left to the collector: a pool would keep them for ever.
    private async Task<bool> Grow(int capacity, CancellationToken cancellation)
    {
        large = await all.Enter(seat, connection.IsProven, cancellation);
        if (large is null)
            return false;
        var small = buffer;
        buffer = GC.AllocateUninitializedArray<byte>(capacity);
        small.AsSpan(0, length).CopyTo(buffer);
        ArrayPool<byte>.Shared.Return(small);
        return true;
    }
}
