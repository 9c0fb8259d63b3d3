using System.Globalization;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds out how many requests a server works on at once.</summary>
internal static class Workers
{
    private static readonly string[] FileEndings = [".ini", ".yaml", ".yml", ".json", ".xml"];

    /// <summary>Processes times threads; null when nothing bounds them, or when they cannot be told.</summary>
    public static long? Of(ContainerView container, Launch launch, Server server)
    {
        if (server.Workforce is not { } force || container.HasEnvFrom)
            return null;
        // The usual case needs no more than the command.
        var written = Number(OptionValue.Last(launch.Args, force.ProcessOptions), 1)
            * Number(OptionValue.Last(launch.Args, force.ThreadOptions), 1);
        return written > 1 && !OptionValue.Has(launch.Args, force.SingleOptions) ? written : Of(container, launch, server, force);
    }

    private static long? Of(ContainerView container, Launch launch, Server server, Workforce force)
    {
        IEnumerable<string> variable = server.ArgumentsVariable is { } arguments ? Said(container, arguments) : [];
        string[] said = [.. variable, .. launch.Args.Select(word => container.Surroundings.Expanded(word))];
        if (said.Any(word => word.Contains('$')) || IsInFile(container, server, said))
            return null;
        if (OptionValue.Has(said, force.SingleOptions))
            return 1;
        var kind = OptionValue.Last(said, force.KindOptions);
        if (kind is not (null or "sync" or "gthread") || (kind is null && OptionValue.Has(said, force.KindOptions)))
            return null;
        var processes = OptionValue.Last(said, force.ProcessOptions);
        var threads = OptionValue.Last(said, force.ThreadOptions);
        var variables = force.Variables.Select(name => container.Surroundings[name]).Where(setting => setting.SaysSomething).ToList();
        if (processes is null && variables.Exists(setting => setting.Text is not ("0" or "1")))
            return null;
        return Number(processes, 1) * Number(threads, force.Threads);
    }

    private static IReadOnlyList<string> Said(ContainerView container, string variable) =>
        container.Surroundings[variable] is not { SaysSomething: true } setting ? []
        : setting.Text is { } text ? ShellScript.Words(text)
        : ["$"];

    private static bool IsInFile(ContainerView container, Server server, IReadOnlyList<string> words) =>
        OptionValue.Has(words, server.Files)
        || server.FileVariables.Any(name => container.Surroundings[name].SaysSomething)
        || (server.FileVariables is not []
            && words.Any(word => FileEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal))));

    private static long? Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : null;
}
