using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Amounts are amounts of what they are of, and requests fit into limits.</summary>
internal static class ResourceValidation
{
    public static IEnumerable<FieldError> Check(V1ResourceRequirements? resources)
    {
        if (resources?.Claims is not null)
            yield return new("spec.resources.claims", "spec.resources.claims is not supported: a PythonService has no resource claims");
        foreach (var error in Amounts(resources?.Requests, "spec.resources.requests")
            .Concat(Amounts(resources?.Limits, "spec.resources.limits")))
        {
            yield return error;
        }

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

    // Kubernetes takes a name without a slash only for what it counts itself.
    private static IEnumerable<FieldError> Amounts(IDictionary<string, ResourceQuantity>? amounts, string path) =>
        (amounts ?? new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .SelectMany(entry => Amount(entry.Key, entry.Value, $"{path}[{Show.Plain(entry.Key)}]"));

    private static IEnumerable<FieldError> Amount(string name, ResourceQuantity? amount, string field)
    {
        var isBytes = name is "memory" or "ephemeral-storage" || name.StartsWith("hugepages-", StringComparison.Ordinal);
        if (!LabelForm.IsKey(name) || !(isBytes || name is "cpu" || name.Contains('/', StringComparison.Ordinal)))
        {
            yield return new(field, $"{Show.Quoted(name)}: name cpu, memory, ephemeral-storage, hugepages-SIZE, "
                + "or a device as in example.com/gpu");
        }
        else if (isBytes && amount?.ToString() is [.. var digits, 'n' or 'u' or 'm'])
        {
            yield return new(field, $"{amount} is a fraction of a byte: write {digits}Mi or {digits}Gi");
        }
        else if (name.Contains('/', StringComparison.Ordinal) && amount?.ToDecimal() is { } devices && devices != decimal.Truncate(devices))
        {
            yield return new(field, $"{amount}: a device is whole: write a whole number");
        }
    }
}
