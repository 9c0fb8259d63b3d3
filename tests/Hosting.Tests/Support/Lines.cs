using Microsoft.Extensions.Logging;

namespace PyOps.Hosting.Tests.Support;

/// <summary>Keeps what is logged, but for what nobody asks for.</summary>
internal sealed class Lines : ILogger, ILoggerFactory
{
    public List<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one log.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Add(formatter(state, exception));

    public void Dispose()
    {
        // Nothing is held.
    }
}
