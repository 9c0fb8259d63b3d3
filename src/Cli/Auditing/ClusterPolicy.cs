using System.Text;
using PyOps.Crds;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Auditing;

/// <summary>Reads the cluster's RuntimePolicy.</summary>
internal static class ClusterPolicy
{
    /// <summary>The policy, or the built-in defaults where there is none; what was read, and what is wrong with it, is noted.</summary>
    public static async Task<Policy> Read(ClusterReader reader, AuditReport report)
    {
        var before = report.Problems.Count;
        var path = $"apis/{ApiNames.ApiVersion}/{RuntimePolicy.PluralName}/{PolicyReader.PolicyName}";
        using var document = await reader.Get(path, "the RuntimePolicy cannot be read (pass --policy FILE)");
        if (document is null)
        {
            report.Notes.Add(report.Problems.Count > before
                ? "policy: the built-in defaults, because the cluster's cannot be read"
                : $"policy: the built-in defaults; the cluster has no RuntimePolicy {PolicyReader.PolicyName}");
            return Policy.Default;
        }
        var reading = PolicyReader.Read(Encoding.UTF8.GetBytes(document.RootElement.GetRawText()));
        report.Problems.AddRange(reading.Errors.Select(error => $"RuntimePolicy {PolicyReader.PolicyName} is invalid: {error}"));
        report.Notes.Add(reading.Policy is null
            ? "policy: the built-in defaults, because the cluster's RuntimePolicy is invalid"
            : $"policy: the cluster's RuntimePolicy {PolicyReader.PolicyName}");
        return reading.Policy ?? Policy.Default;
    }
}
