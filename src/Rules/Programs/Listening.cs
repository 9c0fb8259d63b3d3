using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Finds out where a container listens.</summary>
internal static class Listening
{
    // Of a program that nobody knows: the first are a server's, the others a client's as well.
    private static readonly string[] OfServers = ["--bind", "--listen", "--http", "--http-socket"];
    private static readonly string[] OfAnybody = ["-b", "--host", "--address", "--addr"];

    private static readonly string[] WithValue =
        ["--settings", "--pythonpath", "-v", "--verbosity", "-d", "--directory", "-b", "--bind", "-p", "--protocol"];

    /// <summary>
    /// The addresses, as far as they can be seen. Options count before variables, and those before what a server does by itself.
    /// </summary>
    /// <param name="container">The container.</param>
    /// <param name="isServer">Whether something else tells that it serves: ports, or probes.</param>
    public static List<Address> Of(ContainerView container, bool isServer)
    {
        var launch = container.Application;
        var server = launch?.Server;
        List<Address> found = [];
        if (launch is not null)
        {
            var options = server?.Hosts ?? (isServer ? [.. OfServers, .. OfAnybody] : OfServers);
            AddOptions(found, container, launch.Args, options, container.CommandField);
        }
        if (server is { TakesAddress: true })
            AddOperand(found, container, server, launch!.Args);
        if (found is [])
            AddVariables(found, container, server);
        if (found is [] && server?.Host is { } host && !IsToldElsewhere(container, server, launch!.Args))
            found.Add(Address.Read(host, container.CommandField) with { IsDefault = true });
        return found;
    }

    private static void AddOptions(
        List<Address> found, ContainerView container, IReadOnlyList<string> words, string[] options, string field)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
                continue;
            foreach (var option in options)
            {
                if (OptionValue.At(words, i, option) is { } value)
                    AddEach(found, container, value, field);
            }
        }
    }

    // Several addresses of one option: 127.0.0.1:8000,unix:/run/app
    private static void AddEach(List<Address> found, ContainerView container, string values, string field)
    {
        foreach (var value in values.Contains(',') ? values.Split(',') : new ReadOnlySpan<string>(in values))
            found.Add(Address.Read(container.Surroundings.Expanded(value), field));
    }

    // manage.py runserver 127.0.0.1:8000, or 8000 alone.
    private static void AddOperand(List<Address> found, ContainerView container, Server server, IReadOnlyList<string> words)
    {
        var start = Servers.Verb(server, words) + 1;
        for (var i = start; i < words.Count; i++)
        {
            if (words[i].StartsWith('-'))
            {
                i += Array.IndexOf(WithValue, words[i]) >= 0 ? 1 : 0;
                continue;
            }
            var text = container.Surroundings.Expanded(words[i]);
            found.Add(PortNumber.Of(text) is { } port
                ? Address.Read(server.Host!, container.CommandField) with { Port = port, IsDefault = true }
                : Address.Read(text is ['0', ':', ..] ? $"0.0.0.0{text[1..]}" : text, container.CommandField));
            return;
        }
    }

    private static void AddVariables(List<Address> found, ContainerView container, Server? server)
    {
        foreach (var known in server is null ? Servers.All : [server])
        {
            if (known.ArgumentsVariable is { } arguments && container.Surroundings[arguments].Text is { } said)
                AddOptions(found, container, ShellScript.Words(said), known.Hosts, $"env[{arguments}]");
            foreach (var name in known.HostVariables)
            {
                if (container.Surroundings[name] is { SaysSomething: true, Text: { } text } && !found.Exists(IsFrom(name)))
                    found.Add(Address.Read(text, $"env[{name}]"));
            }
        }
    }

    private static Predicate<Address> IsFrom(string variable) => address => address.Field == $"env[{variable}]";

    private static bool IsToldElsewhere(ContainerView container, Server server, IReadOnlyList<string> words) =>
        container.HasEnvFrom
        || (server.OpensOnPort && container.Surroundings["PORT"].SaysSomething)
        || OptionValue.Has(words, [.. server.Sockets, .. server.Files, .. server.Hosts])
        || server.HostVariables.Any(name => container.Surroundings[name].SaysSomething)
        || (server.ArgumentsVariable is { } arguments && container.Surroundings[arguments] is { SaysSomething: true, Text: null });
}
