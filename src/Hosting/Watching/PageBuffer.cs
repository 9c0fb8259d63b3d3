namespace PyOps.Hosting.Watching;

/// <summary>The part of a page that is being read: as much as one object needs, and no less than a read that is worth it.</summary>
/// <param name="body">The page.</param>
/// <param name="capacity">Bytes that are read at a time, as long as no object is larger.</param>
internal sealed class PageBuffer(Stream body, int capacity = 64 * 1024)
{
    private byte[] bytes = new byte[capacity];
    private int start;
    private int end;

    /// <summary>What was read and not skipped yet. Valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlyMemory<byte> Rest => bytes.AsMemory(start..end);

    /// <summary>Whether no more comes.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Bytes of the page so far.</summary>
    public long Total { get; private set; }

    /// <summary>Forgets the first bytes of the rest.</summary>
    public void Skip(int count) => start += count;

    /// <summary>
    /// Reads on behind the rest. What has no room in the buffer doubles it, so that a large object is looked at few times.
    /// </summary>
    public async Task<bool> FillAsync(CancellationToken cancellation)
    {
        Rest.CopyTo(bytes);
        (start, end) = (0, end - start);
        if (end == bytes.Length)
            Array.Resize(ref bytes, bytes.Length * 2);
        var room = bytes.Length - end;
        var read = await body.ReadAtLeastAsync(bytes.AsMemory(end), room, throwOnEndOfStream: false, cancellation);
        end += read;
        Total += read;
        return IsLast = read < room;
    }
}
