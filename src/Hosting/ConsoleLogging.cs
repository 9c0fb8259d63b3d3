using Microsoft.Extensions.Logging;

namespace PyOps.Hosting;

/// <summary>Logs on the console: one line an entry, UTC, with the scopes (controller and key).</summary>
public static class ConsoleLogging
{
    private const string Timestamp = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    /// <summary>Makes the logger factory; disposing it writes what is still buffered.</summary>
    /// <param name="format">text or json (--log-format).</param>
    /// <param name="level">debug, info, warning or error (--log-level): entries below it are left out.</param>
    /// <exception cref="ArgumentException">The format or the level is none of these.</exception>
    public static ILoggerFactory Create(string format, string level)
    {
        var minimum = Level(level);
        return LoggerFactory.Create(logging =>
        {
            logging.SetMinimumLevel(minimum);

            // A line for each probe's request helps nobody.
            logging.AddFilter("Microsoft", minimum > LogLevel.Warning ? minimum : LogLevel.Warning);

            // A start that fails is told by who started it, in words instead of a stack.
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

            // Who could log of a request is given a new activity and a scope for each; what a request throws is told by Kestrel.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            AddConsole(logging, format);
        });
    }

    private static void AddConsole(ILoggingBuilder logging, string format)
    {
        switch (format)
        {
            case "text":
                logging.AddSimpleConsole(console =>
                {
                    console.SingleLine = true;
                    console.IncludeScopes = true;
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = Timestamp;
                });
                break;
            case "json":
                logging.AddJsonConsole(console =>
                {
                    console.IncludeScopes = true;
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = Timestamp.TrimEnd();
                });
                break;
            default:
                throw new ArgumentException($"The log format '{format}' is neither text nor json.", nameof(format));
        }
    }

    private static LogLevel Level(string level) => level switch
    {
        "debug" => LogLevel.Debug,
        "info" => LogLevel.Information,
        "warning" => LogLevel.Warning,
        "error" => LogLevel.Error,
        _ => throw new ArgumentException($"The log level '{level}' is none of debug, info, warning and error.", nameof(level)),
    };
}
