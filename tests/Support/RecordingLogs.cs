using Microsoft.Extensions.Logging;

namespace PyOps.Support;

/// <summary>Everything goes into one log.</summary>
public sealed class RecordingLogs : ILoggerFactory
{
    public RecordingLogger Log { get; } = new();

    public ILogger CreateLogger(string categoryName) => Log;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one log.");

    public void Dispose()
    {
        // Nothing is held.
    }
}
