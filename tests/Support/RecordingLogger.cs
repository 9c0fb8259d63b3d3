using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PyOps.Support;

/// <summary>Keeps what is logged, each line with the scope that was open.</summary>
public sealed class RecordingLogger : ILogger
{
    private readonly AsyncLocal<string?> scope = new();

    /// <summary>What was logged.</summary>
    public ConcurrentQueue<(LogLevel Level, string Text, string? Scope, Exception? Error)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        scope.Value = state.ToString();
        return new Scope(() => scope.Value = null);
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, formatter(state, exception), scope.Value, exception));

    /// <summary>Lines with this text among those that the operator writes unless it is asked for more.</summary>
    public int Count(string part) =>
        Lines.Count(line => line.Level >= LogLevel.Information && line.Text.Contains(part, StringComparison.Ordinal));

    public override string ToString() => "\nlog:\n" + string.Join('\n', Lines.Select(line => $"{line.Level}: {line.Text}"));

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
