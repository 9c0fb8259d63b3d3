using System.Text.Json;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Policies;

/// <summary>
/// Follows a policy in a file, which is looked at each second: mounted ConfigMaps change by swapping links, which no watch reports.
/// </summary>
internal sealed class PolicyFileWatch
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1);

    private readonly string path;
    private readonly CurrentPolicy current;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private byte[] seen = [];
    private string? problem;
    private long lastRead;

    public PolicyFileWatch(string path, CurrentPolicy current, PolicyMetrics metrics, TimeProvider time, ILogger logger)
    {
        (this.path, this.current, this.time, this.logger) = (path, current, time, logger);
        lastRead = time.GetTimestamp();
        metrics.Staleness(() => time.GetElapsedTime(Interlocked.Read(ref lastRead)));
    }

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
            var content = File.ReadAllBytes(path);
            Interlocked.Exchange(ref lastRead, time.GetTimestamp());
            problem = null;
            if (content.AsSpan().SequenceEqual(seen))
                return;
            seen = content;
            current.Take(content, Generation(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            current.Unknown(error.Message);
            if (problem != error.Message)
                logger.LogWarning("The policy cannot be read, and what was at work stays so: {Problem}", error.Message);
            problem = error.Message;
        }
    }

    private static long Generation(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return PolicyDocument.Generation(document.RootElement);
        }
        catch (JsonException)
        {
            return 0; // The reader of policies says what is wrong.
        }
    }
}
