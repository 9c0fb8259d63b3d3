using System.Collections.Frozen;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds the ports that a container's server is told to listen on, apart from PORT and the addresses.</summary>
internal static class Ports
{
    private static readonly string[] anyPort = ["--port"];
    private static readonly string[] anyHost = ["--host"];

    private static readonly FrozenSet<string> variables =
        Servers.All.SelectMany(server => server.PortVariables).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The ports, each with the field that says it.</summary>
    public static IReadOnlyList<(int Port, string Field)> Of(ContainerView container)
    {
        List<(int Port, string Field)>? found = null;
        if (container.Application is not { Program: not "" } launch)
            AddOfImage(ref found, container);
        else if (launch.Server is { } server)
            AddOfServer(ref found, container, launch.Args, server);
        else if (PythonCommand.Is(launch))
            AddOfUnknown(ref found, container, launch.Args);
        return found ?? (IReadOnlyList<(int, string)>)[];
    }

    // The image says what starts; who gives it options, or sets such a variable, knows what that is.
    private static void AddOfImage(ref List<(int Port, string Field)>? found, ContainerView container)
    {
        AddOfUnknown(ref found, container, container.Args);
        if (container.Surroundings.HasAny(variables))
            AddVariables(ref found, container, variables);
    }

    private static void AddOfServer(
        ref List<(int Port, string Field)>? found, ContainerView container, IReadOnlyList<string> words, Server server)
    {
        if (Told(container, words, server.Ports) is { } port)
            (found ??= []).Add((port, container.CommandField));
        if (server.ArgumentsVariable is { } arguments && container.Surroundings[arguments].Text is { } text
            && Told(container, ShellScript.Words(text), server.Ports) is { } other)
            (found ??= []).Add((other, $"env[{arguments}]"));
        AddVariables(ref found, container, server.PortVariables);
    }

    private static void AddVariables(ref List<(int Port, string Field)>? found, ContainerView container, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (container.Surroundings[name].Text is { } value && PortNumber.Of(value) is { } variable)
                (found ??= []).Add((variable, $"env[{name}]"));
        }
    }

    // With the name of a host it is a client's as well.
    private static void AddOfUnknown(ref List<(int Port, string Field)>? found, ContainerView container, IReadOnlyList<string> words)
    {
        if (OptionValue.Last(words, anyHost) is null or "localhost" or ['0' or '1' or '[' or ':', ..]
            && Told(container, words, anyPort) is { } port)
            (found ??= []).Add((port, container.CommandField));
    }

    private static int? Told(ContainerView container, IReadOnlyList<string> words, string[] options) =>
        OptionValue.Last(words, options) is { } value ? PortNumber.Of(container.Surroundings.Expanded(value)) : null;
}
