using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Rules.Commands;

namespace PyOps.Crds.Desired;

/// <summary>
/// The init process that reaps zombies. Kubernetes has no <c>docker run --init</c>: in mode <see cref="InitModes.Tini"/> an init
/// container copies a static tini into a volume in memory, from which the application's container starts.
/// </summary>
internal static class InitBuilder
{
    public const string MountPath = "/pyops";
    private const string Name = ApiNames.ReservedPrefix + "init";
    private const string Tini = MountPath + "/tini";

    public static IList<string>? Command(CompletedService service)
    {
        if (service.Command.Count == 0)
            return null;
        if (!UsesTini(service))
            return [.. service.Command];
        // To all of the group only where the first process would keep a signal to itself: it
        // ends what workers of Celery and uWSGI have in hand.
        return SignalForwarding.IsMissing(service.Command, service.Args)
            ? [Tini, "-g", "--", .. service.Command]
            : [Tini, "--", .. service.Command];
    }

    public static IList<V1Container>? InitContainers(CompletedService service, ClusterFacts facts) => UsesTini(service)
        ?
        [
            new V1Container
            {
                Name = Name,
                Image = facts.InitImage,
                // The image's ENTRYPOINT is the copy tool.
                Args = [Tini],
                Resources = new V1ResourceRequirements
                {
                    Requests = Amounts("10m", "16Mi"),
                    Limits = new SortedDictionary<string, ResourceQuantity>(StringComparer.Ordinal) { ["memory"] = "16Mi" },
                },
                VolumeMounts = [new V1VolumeMount { Name = Name, MountPath = MountPath }],
                SecurityContext = HardeningBuilder.Container(service.Security with { ReadOnlyRootFilesystem = true }),
                TerminationMessagePolicy = "FallbackToLogsOnError",
            },
        ]
        : null;

    public static IEnumerable<V1Volume> Volumes(CompletedService service)
    {
        if (UsesTini(service))
            yield return new V1Volume { Name = Name, EmptyDir = new V1EmptyDirVolumeSource { Medium = "Memory", SizeLimit = "4Mi" } };
    }

    public static IEnumerable<V1VolumeMount> Mounts(CompletedService service)
    {
        if (UsesTini(service))
            yield return new V1VolumeMount { Name = Name, MountPath = MountPath, ReadOnlyProperty = true };
    }

    private static bool UsesTini(CompletedService service) => service.Init == InitModes.Tini;

    private static SortedDictionary<string, ResourceQuantity> Amounts(string cpu, string memory) =>
        new(StringComparer.Ordinal) { ["cpu"] = cpu, ["memory"] = memory };
}
