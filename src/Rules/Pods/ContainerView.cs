using PyOps.Rules.Commands;

namespace PyOps.Rules.Pods;

/// <summary>The facts of one container.</summary>
public sealed class ContainerView
{
    /// <summary>The list that it is in.</summary>
    public ContainerKind Kind { get; internal set; }

    /// <summary>Its place in that list, from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>Its name; empty when it has none.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Its image; empty when it has none.</summary>
    public string Image { get; internal set; } = "";

    /// <summary>The command; empty means the image's ENTRYPOINT.</summary>
    public IReadOnlyList<string> Command { get; internal set; } = [];

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string> Args { get; internal set; } = [];

    /// <summary>
    /// What it starts, in order, as far as that can be seen; without a command what its arguments say, if they name a program.
    /// </summary>
    internal List<Launch> Launches => field ??= (Command, Args) switch
    {
        ([], []) => [],
        ([], [['-', ..], ..]) => [new("", Args, start: 0, behind: 0, runner: null, redirections: [])],
        ([], _) => Launch.Of(Args),
        (_, []) => Launch.Of(Command),
        _ => Launch.Of([.. Command, .. Args]),
    };

    /// <summary>The program that it is there for; null when that cannot be seen.</summary>
    internal Launch? Application => Launches is [.., var last] ? last : null;

    /// <summary>The field that says what it starts.</summary>
    internal string CommandField => Command is [] ? "args" : "command";

    /// <summary>What its process finds in the environment.</summary>
    internal Surroundings Surroundings => field ??= new Surroundings(this);

    /// <summary>The environment, in order; the last of a name wins.</summary>
    public IReadOnlyList<EnvView> Env { get; internal set; } = [];

    /// <summary>Whether <c>envFrom</c> brings variables that cannot be seen here.</summary>
    public bool HasEnvFrom { get; internal set; }

    /// <summary>Declared ones, in order; what it listens on may differ.</summary>
    public IReadOnlyList<PortView> Ports { get; internal set; } = [];

    /// <summary>Restarts it; null when nothing does.</summary>
    public ProbeView? Liveness { get; internal set; }

    /// <summary>Takes it out of Services; null when nothing does.</summary>
    public ProbeView? Readiness { get; internal set; }

    /// <summary>Holds the other two back until it has passed; null when nothing does.</summary>
    public ProbeView? Startup { get; internal set; }

    /// <summary><c>lifecycle.postStart</c>.</summary>
    public HandlerView? PostStart { get; internal set; }

    /// <summary><c>lifecycle.preStop</c>.</summary>
    public HandlerView? PreStop { get; internal set; }

    /// <summary>Requests and limits.</summary>
    public ResourcesView Resources { get; internal set; }

    /// <summary>The container's own restart policy.</summary>
    public string? RestartPolicy { get; internal set; }

    /// <summary>The container's <c>securityContext</c>.</summary>
    public SecurityView Security { get; internal set; } = SecurityView.None;

    /// <summary>Whether it is an init container that goes on running beside the others.</summary>
    public bool IsSidecar => Kind == ContainerKind.Init && RestartPolicy == "Always";

    /// <summary>Whether it runs as long as the pod does: a regular container or a sidecar.</summary>
    public bool Stays => Kind == ContainerKind.App || IsSidecar;

    /// <summary>The variable of a name that counts, or null.</summary>
    /// <param name="name">The exact name.</param>
    public EnvView? Variable(string name)
    {
        for (var i = Env.Count - 1; i >= 0; i--)
        {
            if (Env[i].Name == name)
                return Env[i];
        }
        return null;
    }
}
