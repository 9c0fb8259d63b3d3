using k8s.Models;

namespace PyOps.Crds.Validations;

/// <summary>Requests fit into limits.</summary>
internal static class ResourceValidation
{
    public static IEnumerable<FieldError> Check(V1ResourceRequirements? resources)
    {
        if (resources?.Claims is not null)
            yield return new("spec.resources.claims", "spec.resources.claims is not supported: a PythonService has no resource claims");
        foreach (var (name, request) in (resources?.Requests ?? new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (request is not null && resources!.Limits?.TryGetValue(name, out var limit) == true && limit is not null && request.ToDecimal() > limit.ToDecimal())
                yield return new($"spec.resources.requests[{Show.Key(name)}]", $"{request} is more than the limit of {limit}: lower the request or raise the limit");
        }
    }
}
