using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Sources;
using PyOps.Operator.Wording;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Policies;

/// <summary>What the status of a RuntimePolicy says. Pure; no part of it changes because time passes.</summary>
internal static class PolicyStatus
{
    /// <summary>What to publish; conditions that stay as they are keep their time.</summary>
    /// <param name="policy">The policy, with the status that it has.</param>
    /// <param name="now">The time, for transitions.</param>
    public static RuntimePolicyStatus Build(PolicyObject policy, DateTimeOffset now)
    {
        var reading = policy.Read();
        var (status, reason, message) = Verdict(policy, reading);
        var current = new[] { ConditionTypes.Accepted, ConditionTypes.Ready }
            .Select(type => new V1Condition { Type = type, Status = status, Reason = reason, Message = message });
        var expiring = (reading.Policy?.Exemptions ?? []).Where(exemption => exemption.Expires is not null)
            .Select(exemption => new ExpiringStatus { Name = exemption.Name, Expires = exemption.Expires!.Value.UtcDateTime }).ToList();
        return new()
        {
            ObservedGeneration = policy.Metadata.Generation,
            Conditions = Conditions.Merge(policy.Status?.Conditions, current, policy.Metadata.Generation, now),
            Expiring = expiring is [] ? null : expiring,
        };
    }

    private static (string Status, string Reason, string Message) Verdict(PolicyObject policy, PolicyReading reading)
    {
        if (policy.Metadata.Name != PolicyReader.PolicyName)
            return ("False", Reasons.NotCounted, $"only the RuntimePolicy of the name {PolicyReader.PolicyName} counts; call it so");
        var errors = reading.Errors.Select(error => new FieldError(error.Field, error.Message)).ToList();
        return errors is []
            ? ("True", Reasons.Valid, "the policy is valid and in effect")
            : ("False", Reasons.InvalidSpec, $"{FieldErrors.Message(errors)}; the last valid policy goes on counting");
    }
}
