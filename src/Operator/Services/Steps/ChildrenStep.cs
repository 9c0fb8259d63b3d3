using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Applies the children that differ and removes those that must not exist; one child's failure does not stop the others, but
/// pods wait for what restricts them. Condition ChildrenSkipped.
/// </summary>
internal sealed class ChildrenStep(Applier applier, OrphanGuard orphans, DeploymentPreparation deployments, ClusterFacts facts)
{
    public async Task<Progress> TakeAsync(Progress now, CancellationToken cancellation)
    {
        var writing = new Pass(now, new ChildWriter(applier, orphans, now.Reached.Service, cancellation), deployments, facts, cancellation);
        List<object?> written = [];
        foreach (var child in now.Seen.Children)
            written.Add(await child.Kind.Use(writing));
        return now with
        {
            Seen = now.Seen with
            {
                Deployment = written.OfType<V1Deployment>().FirstOrDefault(),
                Service = written.OfType<V1Service>().FirstOrDefault(),
            },
            Reached = (now.Reached with { Failures = [.. now.Reached.Failures, .. writing.Child.Failures] })
                .With(ChildrenSkipped(writing.Skipped)),
        };
    }

    /// <summary>The condition; null when the cluster serves every kind that is wanted.</summary>
    public static V1Condition? ChildrenSkipped(IReadOnlyList<string> kinds) => kinds is [] ? null : Conditions.Of(
        ConditionTypes.ChildrenSkipped, true, Reasons.ApiNotServed,
        $"this cluster does not serve {string.Join(", ", kinds)}: made when it does");

    private sealed record Pass(
        Progress Now, ChildWriter Child, DeploymentPreparation Deployments, ClusterFacts Facts, CancellationToken Cancellation)
        : IChildUse<Task<object?>>
    {
        public List<string> Skipped { get; } = [];

        /// <summary>Whether what restricts the pods is not as it shall be: then they are left as they are.</summary>
        private bool IsUnrestricted { get; set; }

        public async Task<object?> Visit<T>(Child<T> kind)
            where T : class, k8s.IKubernetesObject<V1ObjectMeta>
        {
            var (service, seen) = (Now.Reached.Service, Now.Seen.Children.First(child => child.Kind == kind));
            var intent = kind.Build(service, Now.Seen.PodsBy(Now.Template!), Facts);
            if (kind.RunsPods && IsUnrestricted)
                return (T?)seen.Live;
            // Pods of what waits for its migration need it no more; those that run meanwhile do.
            if (intent is null && kind.LeadsToPods && Now.Reached.Migration.HoldsBack)
                return (T?)seen.Live;
            var failed = Child.Failures.Count;
            if (seen.IsServed)
            {
                var written = await Child.WriteAsync(intent, (T?)seen.Live, kind.Selector, Prepare<T>(), kind.IsCompanion ? Skip : null);
                if (kind.IsRestriction && intent is not null && Child.Failures.Count > failed)
                    HoldBack();
                return written;
            }

            if (intent is not null)
                Skip();
            return null;

            void HoldBack()
            {
                IsUnrestricted = true;
                Child.Failures[failed] = Child.Failures[failed] with
                {
                    Message = $"{Child.Failures[failed].Message}; no pod is changed before it is as it shall be",
                };
            }

            void Skip()
            {
                var of = ResourceKind.For<T>();
                Skipped.Add($"{of.Kind} ({of.ApiVersion})");
            }
        }

        // Nothing has to happen before another kind is applied.
        private Func<T, T?, Task<(T Intent, T? Live)>>? Prepare<T>()
            where T : class =>
            (object)((V1Deployment intent, V1Deployment? live) => Deployments.PrepareAsync(Now.Reached.Service, intent, live, Cancellation))
                as Func<T, T?, Task<(T Intent, T? Live)>>;
    }
}
