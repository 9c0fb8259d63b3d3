using System.CommandLine;
using System.Globalization;

namespace PyOps.Hosting.Options;

/// <summary>
/// Makes the options of command lines. What is wrong with a value is told with the option's name, the value and what may be written.
/// </summary>
public static class Flags
{
    /// <summary>Port of /livez, /readyz and /metrics.</summary>
    public static Option<int> HealthPort() => Bounded("--health-port", "Port of /livez, /readyz and /metrics.", 8081, 0, 65535);

    /// <summary>One line of text an event, or one JSON object.</summary>
    public static Option<string> LogFormat() => Choice("--log-format", "How to log.", "text", "json");

    /// <summary>The least severe that is written.</summary>
    public static Option<string> LogLevel() => Choice("--log-level", "What to log.", "info", "debug", "warning", "error");

    /// <summary>An option that takes a number within bounds, which its description tells.</summary>
    public static Option<int> Bounded(string name, string description, int fallback, int least, int most) => new(name)
    {
        Description = $"{description} {least} to {most}.",
        DefaultValueFactory = _ => fallback,
        // A parser of our own: the library's, asked by a validator for what is no number, throws.
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most)
                return value;
            result.AddError($"{name} is {text}; write a number from {least} to {most}");
            return fallback;
        },
    };

    /// <summary>An option that takes a text.</summary>
    public static Option<string> Text(string name, string description, string fallback) =>
        new(name) { Description = description, DefaultValueFactory = _ => fallback };

    /// <summary>An option that takes one of some words; the first is its default.</summary>
    public static Option<string> Choice(string name, string description, params string[] values) =>
        Only(new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] }, values);

    /// <summary>An option that takes one of some words, or is absent.</summary>
    public static Option<string?> Optional(string name, string description, params string[] values) =>
        Only(new Option<string?>(name) { Description = description }, values);

    private static Option<T> Only<T>(Option<T> option, string[] values)
    {
        option.HelpName = string.Join('|', values);
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [.., { Value: var word }] && !values.Contains(word, StringComparer.Ordinal))
                result.AddError($"{option.Name} is \"{word}\"; write one of {string.Join(", ", values)}");
        });
        return option;
    }
}
