using System.CommandLine;
using PyOps.Hosting.Options;
using PyOps.Rules;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Commands;

/// <summary>Options that several commands have, and how all are read.</summary>
internal static class Options
{
    /// <summary>How command lines are read: a file name may begin with @.</summary>
    public static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static Option<string?> Policy() => new("--policy")
    {
        Description = "File of a RuntimePolicy, - for standard input.",
        HelpName = "FILE",
    };

    public static Option<string> Output() => Flags.Choice("--output", "How to print findings.", "text", "json");

    public static Option<string?> Rules()
    {
        var option = new Option<string?>("--rules")
        {
            Description = $"Only these rules: ids with commas between them, or {Selection.Baseline}, "
                + $"or {Selection.Restricted} (the Pod Security Standards).",
            HelpName = "ID,...",
        };
        option.CompletionSources.Add([.. Catalogue.All.Select(rule => rule.Id), Selection.Baseline, Selection.Restricted]);
        return option;
    }
}
