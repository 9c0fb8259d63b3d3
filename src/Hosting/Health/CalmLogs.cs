using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PyOps.Hosting.Health;

/// <summary>
/// Logs of a server to which anybody may connect: of each kind of event one line a minute. A line for each connection that does something
/// wrong would be a flood of its own.
/// </summary>
/// <param name="logs">Where the lines go.</param>
/// <param name="time">The clock of the minutes.</param>
public sealed class CalmLogs(ILoggerFactory logs, TimeProvider time) : ILoggerFactory
{
    private static readonly TimeSpan between = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Calm(logs.CreateLogger(categoryName), time);

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    /// <summary>Nothing: the logs are somebody else's.</summary>
    public void Dispose()
    {
    }

    private sealed class Calm(ILogger logger, TimeProvider time) : ILogger
    {
        private readonly ConcurrentDictionary<int, long> told = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logger.IsEnabled(logLevel) && IsDue(eventId.Id))
                logger.Log(logLevel, eventId, state, exception, formatter);
        }

        private bool IsDue(int kind)
        {
            var now = time.GetTimestamp();
            if (told.TryAdd(kind, now))
                return true;
            var last = told[kind];
            return time.GetElapsedTime(last, now) >= between && told.TryUpdate(kind, now, last);
        }
    }
}
