using System.CommandLine;
using PyOps.Cli.Linting;
using PyOps.Cli.Output;
using PyOps.Rules;
using PyOps.Rules.Checks;

namespace PyOps.Cli.Commands;

/// <summary><c>explain</c>.</summary>
internal static class ExplainCommand
{
    private const string Text = "What rules find, why that matters, and how to mend it. Without a rule: all of them, a line each.";

    private static readonly string[] Examples =
    [
        "kubectl pyops explain", "every rule in a line",
        "kubectl pyops explain image-tag", "one rule, with YAML before and after",
        "kubectl pyops explain image-tag low-ports", "several, as the end of a message names them",
    ];

    // What stands in place of a rule.
    private static readonly Dictionary<string, List<string>> NoRules = new(StringComparer.Ordinal)
    {
        [LintFinding.Invalid] =
        [
            "invalid is no rule: the API server refuses such an object, or the operator does. The message says why.",
            "kubectl explain pythonservice.spec has every field.",
        ],
        [LintFinding.Twice] =
        [
            "twice is no rule: a field, a variable or an object stands in the file twice, and one of the two is lost without a word.",
            "Keep the one that you mean.",
        ],
    };

    public static Command Build(Terminal terminal)
    {
        var ids = new Argument<string[]>("RULE")
        {
            Description = "Ids of rules, as in [image-tag].",
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "RULE",
        };
        ids.CompletionSources.Add([.. Catalogue.All.Select(rule => rule.Id)]);
        var command = new TaughtCommand("explain", "Explain rules.", Text, Examples) { ids };
        command.SetAction(parsed => parsed.GetValue(ids) is [_, ..] names ? Explain(names, terminal) : List(terminal.Out));
        return command;
    }

    private static int List(TextWriter output)
    {
        foreach (var rule in Catalogue.All)
            output.WriteLine($"{rule.Id,-22} {Words.Of(rule.Default),-8} {rule.Title}");
        return ExitCode.Clean;
    }

    private static int Explain(IReadOnlyList<string> names, Terminal terminal)
    {
        var worst = ExitCode.Clean;
        foreach (var (number, name) in names.Index())
        {
            if (number > 0)
                terminal.Out.WriteLine();
            worst = Math.Max(worst, Explain(name.Trim('[', ']'), terminal));
        }
        return worst;
    }

    private static int Explain(string id, Terminal terminal)
    {
        if (NoRules.GetValueOrDefault(id) is { } words)
        {
            words.ForEach(terminal.Out.WriteLine);
            return ExitCode.Clean;
        }
        if (Catalogue.Find(id) is not { } rule)
        {
            var advice = Suggestion.Of(id, [.. Catalogue.All.Select(known => known.Id)], "kubectl pyops explain lists them all");
            terminal.Complain($"\"{id}\" is no rule; {advice}");
            return ExitCode.Trouble;
        }
        Write(rule, terminal);
        return ExitCode.Clean;
    }

    private static void Write(Rule rule, Terminal terminal)
    {
        var output = terminal.Out;
        output.WriteLine($"{terminal.Coloured(rule.Id, "1")}: {rule.Title}");
        output.WriteLine();
        output.WriteLine($"Why       {rule.Why}");
        output.WriteLine($"Fix       {rule.Fix}");
        output.WriteLine($"Default   {Words.Of(rule.Default)}{Meaning(rule.Default)}");
        output.WriteLine($"Practice  {Practice(rule)}");
        Snippet(output, "Before", rule.Before);
        Snippet(output, "After", rule.After);
    }

    private static string Meaning(Effect effect) => effect switch
    {
        Effect.Enforce => ": a pod with it is denied where the namespace's mode is enforce",
        Effect.Warn => ": whoever creates such a pod is warned",
        _ => ": noted in the API server's audit log",
    };

    private static string Practice(Rule rule) => string.Join("; ", rule.Practice.Split("; ").Select(practice => practice switch
    {
        [>= '0' and <= '9', ..] => $"Python on Docker Production Handbook, {practice}",
        "beyond the handbook" => practice,
        _ => $"Pod Security Standards, {practice}",
    }));

    private static void Snippet(TextWriter output, string title, string yaml)
    {
        output.WriteLine();
        output.WriteLine($"{title}:");
        foreach (var line in yaml.Split('\n'))
            output.WriteLine($"  {line.TrimEnd('\r')}");
    }
}
