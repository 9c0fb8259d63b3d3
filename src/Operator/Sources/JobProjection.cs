using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Sources;

/// <summary>Keeps of a Job what is read of it. Its template follows from the service, and would be most of the memory.</summary>
internal static class JobProjection
{
    public static V1Job Project(V1Job job)
    {
        (job.Metadata.Labels, job.Metadata.Annotations) = (Ours(job.Metadata.Labels), Ours(job.Metadata.Annotations));
        return job with { Spec = (job.Spec ?? new V1JobSpec()) with { Template = new() } };
    }

    private static Dictionary<string, string>? Ours(IDictionary<string, string>? all) =>
        all?.Where(entry => ApiNames.IsOurs(entry.Key)).ToDictionary(StringComparer.Ordinal);
}
