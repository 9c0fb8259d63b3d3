using System.CommandLine;
using System.CommandLine.Parsing;
using PyOps.Cli.Linting;
using PyOps.Cli.Output;
using PyOps.Hosting.Options;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Commands;

/// <summary><c>lint</c>.</summary>
internal sealed class LintCommand
{
    private const string Text = """
        Check files before they reach a cluster: pods, workloads (Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet,
        ReplicationController, PodTemplate), PythonServices with the pods that they become, and RuntimePolicies, in YAML and JSON, Lists
        and many documents in a file too. Nothing is sent anywhere.

        What else is in a folder (other kinds, Helm templates and values, kustomizations and their patches, JSON of others) is passed
        over and counted; --verbose names it. Without --policy the built-in defaults hold. A RuntimePolicy among the files is checked,
        and not applied.

        Exit code: 0 clean, 1 findings at --min or above, 2 a manifest cannot be read, or a wrong command line.
        """;

    private static readonly string[] Examples =
    [
        "kubectl pyops lint deploy/", "all .yaml, .yml and .json files of a folder and those below it",
        "helm template . | kubectl pyops lint -", "what a chart renders",
        "kubectl pyops lint --min warn --output json deploy/ >findings.json", "for CI: also warnings count",
        "kubectl pyops lint --rules pss-restricted pod.yaml", "what Pod Security Admission would refuse in a restricted namespace",
        "kubectl pyops lint --policy policy.yaml --rules image-tag,non-root pod.yaml", "two rules, as your policy sets them",
    ];

    private readonly Option<string?> policy = Options.Policy();
    private readonly Option<string?> rules = Options.Rules();
    private readonly Option<string> output = Options.Output();
    private readonly Option<string> min =
        Flags.Choice("--min", "The weakest action whose findings make the exit code 1.", "enforce", "warn");
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Also name what is passed over, on standard error." };
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = $"Files, folders, or - for standard input; at most {Sources.MaxBytes / 1024 / 1024} MiB each.",
        Arity = ArgumentArity.OneOrMore,
    };

    private LintCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider time)
    {
        var options = new LintCommand();
        options.paths.Validators.Add(RefuseOptions);
        var command = new TaughtCommand("lint", "Check files against the rules.", Text, Examples)
        {
            options.paths, options.policy, options.rules, options.output, options.min, options.verbose,
        };
        command.SetAction(parsed => options.Run(parsed, terminal, time));
        return command;
    }

    // A misspelt option is no file, whatever the library takes it for.
    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word is ['-', _, ..] && !Path.Exists(word)))
            result.AddError($"\"{word}\" is no option of lint");
    }

    private int Run(ParseResult parsed, Terminal terminal, TimeProvider time)
    {
        if (Chosen(parsed, terminal) is not { } chosen)
            return ExitCode.Trouble;
        var linter = new Linter(chosen, time.GetUtcNow());
        var findings = LintFormat.Output(terminal, parsed.GetValue(output) == "json");
        var summary = new LintSummary();
        foreach (var source in parsed.GetValue(paths)!.SelectMany(path => Sources.At(path, terminal.In)))
        {
            var report = linter.Lint(source);
            findings.Write(report.Findings);
            terminal.Out.Flush(); // so that findings and problems come in order
            report.Problems.ForEach(terminal.Complain);
            if (parsed.GetValue(verbose))
                report.PassedOver.ForEach(item => terminal.Complain($"{item.Where}: passed over: {item.What}"));
            summary.Add(report);
        }
        findings.Finish(summary.Lines());
        return ExitCode.Of(summary.HasProblems, summary.HasFindings(Words.EffectOf(parsed.GetValue(min)!)));
    }

    private Policy? Chosen(ParseResult parsed, Terminal terminal)
    {
        var basis = Policy.Default;
        if (parsed.GetValue(policy) is { } path)
        {
            if (GivenPolicy.Read(path, terminal.In, out var problems) is not { } read)
            {
                foreach (var line in problems)
                    terminal.Complain(line);
                return null;
            }
            basis = read;
        }
        if (parsed.GetValue(rules) is not { } text)
            return basis;
        var chosen = Selection.Of(text, basis, out var problem);
        if (chosen is null)
            terminal.Complain($"--rules: {problem}");
        return chosen;
    }
}
