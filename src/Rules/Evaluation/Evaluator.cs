using PyOps.Rules.Checks;
using PyOps.Rules.Pods;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Evaluation;

/// <summary>Applies a policy to pods. Pure: what it says depends on nothing but its arguments.</summary>
public static class Evaluator
{
    /// <summary>
    /// What the rules at work find in a pod, exemptions taken off: the pod's own findings first, then container by container.
    /// </summary>
    /// <param name="pod">The pod.</param>
    /// <param name="policy">The rules and exemptions.</param>
    /// <param name="request">For whom exemptions are looked up; its mode does not matter.</param>
    public static IReadOnlyList<Finding> Find(PodView pod, Policy policy, Request request)
    {
        var findings = new Findings(pod);
        foreach (var rule in policy.AtWork)
        {
            findings.Rule = rule;
            rule.Check(pod, policy.Parameters, findings);
        }
        var found = findings.InOrder();
        return found is [] || policy.Exemptions is [] ? found : NotExempt(found, pod, policy, request);
    }

    /// <summary>Decides on a request.</summary>
    /// <param name="read">The object of the request.</param>
    /// <param name="old">
    /// On an update the object as it was, else null. Findings that it had already are not enforced: of a workload they warn, as whoever
    /// writes it can mend it; of a pod they are only noted, as nearly nothing of it can be changed, and what updates it is mostly no
    /// person. What counts as that is in <see cref="Ratchet"/>.
    /// </param>
    /// <param name="policy">The policy.</param>
    /// <param name="request">Who asks where.</param>
    public static Decision Evaluate(PodReading read, PodReading? old, Policy policy, Request request)
    {
        var most = read.IsTemplate ? Weakest(request.Mode, policy.Templates) : request.Mode;
        if (read.Problem is { } problem)
            return Unreadable(problem, most);
        if (read.Pod is not { } pod)
            return Decision.Clean;
        if (most == Effect.Disabled)
            return Decision.Clean;
        var found = Find(pod, policy, request);
        if (found is [])
            return Decision.Clean;
        var ratchet = old?.Pod is { } before ? new Ratchet(pod, before, Find(before, policy, request)) : null;
        var mostOfKnown = read.IsTemplate ? Effect.Warn : Effect.Audit;
        List<JudgedFinding> judged = new(found.Count);
        foreach (var finding in found)
        {
            var effect = Weakest(policy.EffectOf(finding.Rule), most);
            judged.Add(new(finding, ratchet?.Had(finding) == true ? Weakest(effect, mostOfKnown) : effect));
        }
        return Decide(judged, request.Docs);
    }

    // Exemption by exemption, so that the work is the sum of findings and containers for each and not their product.
    private static List<Finding> NotExempt(IReadOnlyList<Finding> found, PodView pod, Policy policy, Request request)
    {
        List<Finding> left = [.. found];
        foreach (var exemption in policy.Exemptions)
        {
            if (left is not [] && exemption.Concerns(pod, request))
                exemption.TakeOff(left, pod);
        }
        return left;
    }

    private static Decision Decide(List<JudgedFinding> findings, string? docs)
    {
        var denials = Messages.Lines(With(findings, Effect.Enforce), docs);
        return new()
        {
            Denial = denials is [] ? null : string.Join('\n', denials),
            Warnings = Messages.Lines(With(findings, Effect.Warn), docs),
            Audit = string.Join(',', Messages.Ids(findings.ConvertAll(judged => judged.Finding))),
            Findings = findings,
        };
    }

    private static Decision Unreadable(string problem, Effect effect)
    {
        var line = $"the pod cannot be read: {problem}";
        return effect == Effect.Disabled ? Decision.Clean : new()
        {
            Denial = effect == Effect.Enforce ? line : null,
            Warnings = effect == Effect.Warn ? [line] : [],
            Audit = "unreadable",
            Problem = problem,
        };
    }

    private static List<Finding> With(List<JudgedFinding> findings, Effect effect)
    {
        List<Finding> some = [];
        foreach (var (finding, does) in findings)
        {
            if (does == effect)
                some.Add(finding);
        }
        return some;
    }

    private static Effect Weakest(Effect left, Effect right) => left < right ? left : right;
}
