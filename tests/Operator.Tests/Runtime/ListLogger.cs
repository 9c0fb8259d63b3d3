using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PyOps.Operator.Tests.Runtime;

/// <summary>Keeps what is logged at Information and above.</summary>
internal sealed class ListLogger : ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Message)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Lines.Enqueue((logLevel, formatter(state, exception)));
    }

    public int Count(string part) => Lines.Count(line => line.Message.Contains(part, StringComparison.Ordinal));

    public override string ToString() => "\nlog:\n" + string.Join('\n', Lines);
}
