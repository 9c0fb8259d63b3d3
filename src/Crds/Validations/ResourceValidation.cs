using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Requests fit into limits.</summary>
internal static class ResourceValidation
{
    public static IEnumerable<FieldError> Check(V1ResourceRequirements? resources)
    {
        if (resources?.Claims is not null)
            yield return new("spec.resources.claims", "spec.resources.claims is not supported: a PythonService has no resource claims");
        if (resources is not { Requests: { } requests, Limits: { } limits })
            yield break;
        foreach (var (name, request) in requests.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (limits.TryGetValue(name, out var limit) && request?.ToDecimal() > limit?.ToDecimal())
            {
                yield return new(
                    $"spec.resources.requests[{Show.Plain(name)}]",
                    $"{request} is more than the limit of {limit}: lower the request or raise the limit");
            }
        }
    }
}
