using System.CommandLine;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    public static readonly string[] Modes = ["enforce", "warn", "audit", "disabled"];

    public static Option<string?> Policy() => new("--policy")
    {
        Description = "File of a RuntimePolicy, - for standard input.",
        HelpName = "FILE",
    };

    public static Option<string> Output() => Choice("--output", "How to print findings.", "text", "json");

    /// <summary>An option that takes one of some words; the first is its default.</summary>
    public static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0], HelpName = string.Join('|', values) };
        return Only(option, values);
    }

    /// <summary>An option that takes one of some words, or is absent.</summary>
    public static Option<string?> Optional(string name, string description, params string[] values) =>
        Only(new Option<string?>(name) { Description = description, HelpName = string.Join('|', values) }, values);

    public static Option<string?> Rules()
    {
        var option = new Option<string?>("--rules")
        {
            Description = $"Only these rules: ids with commas between them, or {Selection.Baseline}, or {Selection.Restricted} (the Pod Security Standards).",
            HelpName = "ID,...",
        };
        option.CompletionSources.Add([.. Catalogue.All.Select(rule => rule.Id), Selection.Baseline, Selection.Restricted]);
        return option;
    }

    /// <summary>The effect of a word that <see cref="Modes"/> has.</summary>
    public static Effect EffectOf(string word) => Enum.Parse<Effect>(word, ignoreCase: true);

    private static Option<T> Only<T>(Option<T> option, string[] values)
    {
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [.., { Value: var word }] && !values.Contains(word, StringComparer.Ordinal))
                result.AddError($"{option.Name} is \"{word}\"; write one of {string.Join(", ", values)}");
        });
        return option;
    }
}
