using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Stops at <c>spec.paused</c>: what there is is only compared with what the spec asks for, because what is not applied is not ready.
/// </summary>
internal sealed class PauseStep(RevisionKeeper revisions, ClusterFacts facts)
{
    public Progress Take(Progress now)
    {
        if (now.Seen.Resource.Spec?.Paused is not true)
            return now;
        var (revision, template) = revisions.Preview(now.Reached.Service, now.Plan!);
        string[] waiting = revision.Pending is { } pending ? [$"revision {pending} waits"] : [];
        var differences = now.Seen.Children
            .Where(child => child.IsServed)
            .Select(child => child.Kind.Use(new Comparison(now.Reached.Service, now.Seen.PodsBy(template), facts, child.Live)))
            .OfType<string>();
        return now with
        {
            Reached = now.Reached with { Paused = true, Revision = revision, Unapplied = [.. waiting, .. differences] },
            Stop = "spec.paused is true",
        };
    }

    /// <summary>Says how a child differs from what it should be; null when it does not.</summary>
    private sealed record Comparison(CompletedService Service, ServicePods Pods, ClusterFacts Facts, object? Seen) : IChildUse<string?>
    {
        public string? Visit<T>(Child<T> kind)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            var live = (T?)Seen;
            var isOurs = ObjectMeta.IsControlledBy(live?.Metadata, Service.Uid);
            var words = (kind.Build(Service, Pods, Facts), live) switch
            {
                (null, _) => isOurs ? "is still there" : null,
                (_, null) => "is missing",
                _ when !isOurs => "is not of this PythonService",
                var (intent, there) => Applier.Difference(intent, there) is { } path ? $"differs in {path}" : null,
            };
            return words is null ? null : $"{kind.Name} \"{Service.Name}\" {words}";
        }
    }
}
