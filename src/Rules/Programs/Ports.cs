using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds the ports that a container's server is told to listen on, apart from PORT and the addresses.</summary>
internal static class Ports
{
    /// <summary>The ports, each with the field that says it.</summary>
    public static IReadOnlyList<(int Port, string Field)> Of(ContainerView container)
    {
        if (container.Application is not { } launch || Servers.Find(launch.Program, launch.Args) is not { } server)
            return [];
        List<(int Port, string Field)>? found = null;
        if (Told(container, launch.Args, server) is { } port)
            (found ??= []).Add((port, container.CommandField));
        if (server.ArgumentsVariable is { } arguments && container.Surroundings[arguments].Text is { } text
            && Told(container, ShellScript.Words(text), server) is { } other)
            (found ??= []).Add((other, $"env[{arguments}]"));
        foreach (var name in server.PortVariables)
        {
            if (container.Surroundings[name].Text is { } value && Address.PortOf(value) is { } variable)
                (found ??= []).Add((variable, $"env[{name}]"));
        }
        return found ?? (IReadOnlyList<(int, string)>)[];
    }

    private static int? Told(ContainerView container, IReadOnlyList<string> words, Server server) =>
        OptionValue.Last(words, server.Ports) is { } value ? Address.PortOf(container.Surroundings.Expanded(value)) : null;
}
