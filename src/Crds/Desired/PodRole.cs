using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>What pods of a service are for: to serve, or something that happens once, such as a smoke test or a migration.</summary>
/// <param name="Name">
/// Value of <see cref="ApiNames.RoleLabel"/>, by which Service, Deployment, budget and autoscaler pass over all but those that serve.
/// </param>
public sealed record PodRole(string Name)
{
    /// <summary>
    /// Name of the container in which the service's program runs, in pods of any role; the others are the user's and ours.
    /// </summary>
    public const string Container = "app";

    /// <summary>Name of the role of pods that migrate, and of their Jobs.</summary>
    public const string MigratingName = "migrate";

    /// <summary>The pods that serve; only they get traffic.</summary>
    public static PodRole Serving { get; } = new("app");

    /// <summary>The one pod that changes the database before a version is rolled out.</summary>
    /// <param name="command">Its command in exec form.</param>
    public static PodRole Migrating(IReadOnlyList<string> command) => new(MigratingName) { Command = command };

    /// <summary>Another image than the service's; null for the same.</summary>
    public string? Image { get; init; }

    /// <summary>Another program than the service's, in exec form; null for the same. It listens to nobody and is not probed.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Variables beside the service's own, which win over those of the same name.</summary>
    public IReadOnlyList<V1EnvVar> Env { get; init; } = [];

    /// <summary>The labels by which the service's pods of this role are found. They never change.</summary>
    /// <param name="service">Name of the service.</param>
    public SortedDictionary<string, string> Selector(string service) => new(StringComparer.Ordinal)
    {
        [ApiNames.ServiceLabel] = service,
        [ApiNames.RoleLabel] = Name,
    };

    /// <summary>Whether the pods get traffic, so that they leave it slowly, are spread, and are ready some day.</summary>
    internal bool IsServing => Name == Serving.Name;

    /// <summary>The service as the pods of this role see it.</summary>
    internal CompletedService Of(CompletedService service)
    {
        var added = Env.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        var changed = service with
        {
            Image = Image ?? service.Image,
            Env = [.. service.Env.Where(variable => !added.Contains(variable.Name)), .. Env],
        };
        return Command is null ? changed : changed with
        {
            Command = Command,
            Args = [],
            Port = null,
            Health = service.Health with { Path = null, LivenessPath = null, Exec = [] },
        };
    }
}
