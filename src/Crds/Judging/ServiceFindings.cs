using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Judging;

/// <summary>Judges a PythonService by the rules, as admission would judge its pods. Lint and operator tell the same.</summary>
public static class ServiceFindings
{
    /// <summary>What its owner can mend, in the order of the pod's fields. What comes from defaults of ours is not told.</summary>
    /// <param name="service">A valid PythonService.</param>
    /// <param name="policy">The rules.</param>
    /// <param name="now">The time, for exemptions that expire.</param>
    public static IEnumerable<ServiceFinding> Of(PythonService service, Policy policy, DateTimeOffset now)
    {
        var pod = new ServicePod(service);
        foreach (var finding in Evaluator.Find(pod.Pod, policy, new(service.Metadata.NamespaceProperty, null, Effect.Enforce, now)))
        {
            if (pod.Origin(finding) is { } field)
                yield return new(finding, field);
        }
    }
}
