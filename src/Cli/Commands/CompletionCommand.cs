using System.CommandLine;
using PyOps.Cli.Output;

namespace PyOps.Cli.Commands;

/// <summary><c>completion</c>, and the hidden command that its scripts call.</summary>
internal static class CompletionCommand
{
    private const string Callback = "__complete";

    private const string Text = """
        Print a script that completes commands, options, rules and files. For `kubectl pyops`, kubectl (1.26 or newer, with its own
        completion set up) looks for a program kubectl_complete-pyops on the PATH: that is the script for `kubectl`.
        """;

    private const string Bash = """
        _kubectl_pyops() {
          local line
          COMPREPLY=()
          while IFS= read -r line; do
            [[ $line == :* ]] || COMPREPLY+=("$line")
          done < <(kubectl-pyops __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _kubectl_pyops kubectl-pyops
        """;

    private const string Zsh = """
        #compdef kubectl-pyops
        _kubectl_pyops() {
          local -a candidates
          candidates=(${${(f)"$(kubectl-pyops __complete "${(@)words[2,CURRENT]}" 2>/dev/null)"}:#:*})
          (( ${#candidates} )) && compadd -- $candidates || _files
        }
        compdef _kubectl_pyops kubectl-pyops
        """;

    private const string Fish = """
        function __kubectl_pyops
          set -l words (commandline --tokenize --cut-at-cursor)
          kubectl-pyops __complete $words[2..] (commandline --current-token --cut-at-cursor) 2>/dev/null | string match --invert ':*'
        end
        complete --command kubectl-pyops --arguments '(__kubectl_pyops)'
        """;

    private const string Kubectl = """
        #!/bin/sh
        exec kubectl-pyops __complete "$@"
        """;

    private static readonly string[] Examples =
    [
        "source <(kubectl-pyops completion bash)", "bash, this shell",
        "kubectl-pyops completion zsh >\"${fpath[1]}/_kubectl-pyops\"", "zsh",
        "kubectl-pyops completion fish >~/.config/fish/completions/kubectl-pyops.fish", "fish",
        "kubectl-pyops completion kubectl >~/bin/kubectl_complete-pyops; chmod +x ~/bin/kubectl_*-pyops", "kubectl pyops",
    ];

    public static Command Build(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or kubectl." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "kubectl");
        var command = new TaughtCommand("completion", "Print a script for shell completion.", Text, Examples) { shell };
        command.SetAction(parsed => terminal.Out.WriteLine(parsed.GetValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => Kubectl,
        }));
        return command;
    }

    /// <summary>
    /// The hidden command: takes the words so far, the last one unfinished, and prints what it may become, as kubectl asks for it.
    /// </summary>
    public static Command BuildCallback(Terminal terminal, RootCommand root)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Callback, "Complete a command line.") { words };
        command.Hidden = true;
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Complete(terminal.Out, root, [.. parsed.Tokens.Skip(1).Select(token => token.Value)]));
        return command;
    }

    /// <summary>Prints what the last word may become, a line each; then :4 for that only, or :0 for files too.</summary>
    public static void Complete(TextWriter output, RootCommand root, IReadOnlyList<string> words)
    {
        var last = words.Count == 0 ? "" : words[^1];
        // Of a list with commas the last part is completed.
        var kept = last[..(last.LastIndexOf(',') + 1)];
        var part = last[kept.Length..];
        // The library takes an option that has a word for complete, so it is asked without that word.
        var candidates = root.Parse([.. words.SkipLast(1)], Options.Parsing).GetCompletions()
            .Select(item => item.Label)
            .Where(label => label.StartsWith(part, StringComparison.Ordinal) && IsWanted(label, part))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        candidates.ForEach(label => output.WriteLine(kept + label));
        output.WriteLine(candidates.Count == 0 ? ":0" : ":4");
    }

    // Options when a dash is there, and not the library's other spellings of --help.
    private static bool IsWanted(string label, string part) =>
        label.StartsWith('-') ? part.StartsWith('-') && label != "-?" : label.Length > 0 && label[0] != '/' && label != Callback;
}
