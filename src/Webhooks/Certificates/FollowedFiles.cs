using System.Security.Cryptography;

namespace PyOps.Webhooks.Certificates;

/// <summary>
/// Files that are looked at each second: what is mounted changes by swapping a link, which no watch of the file reports. What cannot be
/// read, or is of no use, is told once and leaves what was taken before.
/// </summary>
/// <param name="what">What they hold, for the log.</param>
/// <param name="paths">The files; all of them are taken when one has changed.</param>
/// <param name="take">
/// Takes their contents; a <see cref="CryptographicException"/> or an <see cref="ArgumentException"/> says why it cannot.
/// </param>
/// <param name="useless">Counts what cannot be taken.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where is told.</param>
internal sealed class FollowedFiles(
    string what, IReadOnlyList<string> paths, Action<byte[][]> take, Action useless, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1);

    private byte[][] seen = [];
    private string? told;
    private volatile bool isTaken;

    /// <summary>Why nothing has been taken yet; null when something has.</summary>
    public string? Problem => isTaken ? null : told ?? "it has not been read yet";

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
            Look();
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private void Look()
    {
        try
        {
            byte[][] found = [.. paths.Select(File.ReadAllBytes)];
            if (found.Length == seen.Length && found.Zip(seen).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
                return;
            // Noted before it is tried: what is of no use is told and counted once.
            seen = found;
            take(found);
            isTaken = true;
            told = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Tell(error.Message);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            useless();
            Tell(error.Message);
        }
    }

    private void Tell(string problem)
    {
        if (told != problem)
            logger.LogWarning("No new {What}: {Problem}", what, problem);
        told = problem;
    }
}
