using System.Text;

namespace PyOps.Cluster;

/// <summary>A place in the audit log from which entries are read.</summary>
public sealed class AuditMark
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly string path;
    private readonly long position;
    private readonly Func<Task<string>> fence;

    internal AuditMark(string path, long position, Func<Task<string>> fence)
    {
        this.path = path;
        this.position = position;
        this.fence = fence;
    }

    /// <summary>
    /// Every request that was answered between the mark and this call. The log is written asynchronously, so a request of our own
    /// is sent first and everything up to it is read; that request is left out.
    /// </summary>
    public async Task<IReadOnlyList<AuditEntry>> Entries()
    {
        var agent = await fence();
        var lines = await Wait.Until(
            async () => UpTo(agent, await ReadLines()), Deadline, $"the request of {agent} to appear in {path}");
        return [.. lines.Select(AuditEntry.Parse)];
    }

    private static List<string>? UpTo(string agent, List<string> lines)
    {
        var end = lines.FindIndex(line => line.Contains(agent, StringComparison.Ordinal));
        return end < 0 ? null : lines[..end];
    }

    private async Task<List<string>> ReadLines()
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < position)
            throw new InvalidOperationException($"{path} was rotated since the mark; its maximum size is too small for this test");
        file.Seek(position, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        // The last piece has no line end yet: it is empty, or still being written.
        return [.. (await reader.ReadToEndAsync()).Split('\n')[..^1]];
    }
}
