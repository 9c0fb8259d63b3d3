using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Amounts are amounts of what they are of, and requests fit into limits.</summary>
internal static class ResourceValidation
{
    private const string Requests = "spec.resources.requests";

    private const string Limits = "spec.resources.limits";

    public static IEnumerable<FieldError> Check(V1ResourceRequirements? resources) =>
    [
        .. resources?.Claims is null
            ? Array.Empty<FieldError>()
            : [new("spec.resources.claims", "spec.resources.claims is not supported: a PythonService has no resource claims")],
        .. Sorted(resources?.Requests).SelectMany(entry => Amount(entry.Key, entry.Value, Requests)),
        .. Sorted(resources?.Limits).SelectMany(entry => Amount(entry.Key, entry.Value, Limits)),
        .. Sorted(resources?.Requests).SelectMany(entry => Fit(entry.Key, entry.Value, resources?.Limits)),
    ];

    private static IEnumerable<(string Key, ResourceQuantity Value)> Sorted(IDictionary<string, ResourceQuantity>? amounts) =>
        (amounts ?? new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal))
            .Where(entry => entry.Value is not null)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, entry.Value));

    private static IEnumerable<FieldError> Amount(string name, ResourceQuantity amount, string path)
    {
        var field = $"{path}[{Show.Plain(name)}]";
        if (!AmountForm.IsName(name))
        {
            yield return new(field, $"{Show.Quoted(name)}: name cpu, memory, ephemeral-storage, hugepages-SIZE, "
                + "or a device as in example.com/gpu");
        }
        else if (AmountForm.IsOfBytes(name) && amount.ToString() is [.. var digits, 'n' or 'u' or 'm'])
        {
            yield return new(field, $"{amount} is a fraction of a byte: write {digits}Mi or {digits}Gi");
        }
        else if (AmountForm.IsDevice(name) && amount.ToDecimal() != decimal.Truncate(amount.ToDecimal()))
        {
            yield return new(field, $"{amount}: a device is whole: write a whole number");
        }
        else if (AmountForm.IsHugePages(name) && amount.ToDecimal() % AmountForm.PageSize(name) != 0)
        {
            yield return new(field, $"{amount} is no multiple of the size of a page: write one");
        }
    }

    private static IEnumerable<FieldError> Fit(string name, ResourceQuantity request, IDictionary<string, ResourceQuantity>? limits)
    {
        var field = $"{Requests}[{Show.Plain(name)}]";
        var isShared = !AmountForm.IsDevice(name) && !AmountForm.IsHugePages(name);
        if (limits?.TryGetValue(name, out var limit) is true && limit is not null)
        {
            if (isShared && request.ToDecimal() > limit.ToDecimal())
                yield return new(field, $"{request} is more than the limit of {limit}: lower the request or raise the limit");
            else if (!isShared && request.ToDecimal() != limit.ToDecimal())
                yield return new(field, $"{request} is not the limit of {limit}: devices and huge pages are not shared: write one amount");
        }
        else if (!isShared)
        {
            yield return new(field, $"has no limit: devices and huge pages are not shared: write {request} under {Limits} too");
        }
    }
}
