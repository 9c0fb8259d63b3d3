namespace PyOps.Rules.Commands;

/// <summary>
/// A program that serves requests: how it is told where to listen and how much it does at once, and what it does when it is not told.
/// </summary>
internal sealed record Server
{
    /// <summary>Its name, as a command begins.</summary>
    public required string Program { get; init; }

    /// <summary>The words behind its name by which it serves, such as <c>run</c>; none when it always does.</summary>
    public string[] Verbs { get; init; } = [];

    /// <summary>Where the values below come from: a version, and whether the tests ask that program itself.</summary>
    public required string Source { get; init; }

    /// <summary>Where it listens when nothing is said; null when it does not, or when that is not known.</summary>
    public string? Host { get; init; }

    /// <summary>The options whose value is a host, or host and port, or a socket.</summary>
    public string[] Hosts { get; init; } = [];

    /// <summary>The options whose value is a port.</summary>
    public string[] Ports { get; init; } = [];

    /// <summary>The options by which it listens on something else than a host and a port.</summary>
    public string[] Sockets { get; init; } = [];

    /// <summary>The variables whose value is a host, or host and port.</summary>
    public string[] HostVariables { get; init; } = [];

    /// <summary>The variables whose value is a port.</summary>
    public string[] PortVariables { get; init; } = [];

    /// <summary>The variable that holds options; null when there is none.</summary>
    public string? ArgumentsVariable { get; init; }

    /// <summary>Whether the variable PORT makes it listen on all addresses.</summary>
    public bool OpensOnPort { get; init; }

    /// <summary>Whether the first argument behind the verb is [host:]port.</summary>
    public bool TakesAddress { get; init; }

    /// <summary>The options that name a file, which may say everything else.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>The variables that name such a file.</summary>
    public string[] FileVariables { get; init; } = [];

    /// <summary>Seconds that it waits for requests when it is told to stop; null when it knows no such bound.</summary>
    public int? GracefulSeconds { get; init; }

    /// <summary>The options whose value is that number of seconds.</summary>
    public string[] GracefulOptions { get; init; } = [];

    /// <summary>How many requests it works on at once; null when it has no bound that small.</summary>
    public Workforce? Workforce { get; init; }
}
