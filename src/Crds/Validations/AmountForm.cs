using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>What a container can be given amounts of.</summary>
internal static class AmountForm
{
    private const string HugePages = "hugepages-";

    // Quotas put it before a name, so that no name begins with it, and each leaves it room.
    private const string OfQuota = "requests.";

    /// <summary>Whether Kubernetes counts such a thing: without a slash only what it counts itself.</summary>
    public static bool IsName(string name) =>
        LabelForm.IsKey(name) && (name is "cpu" || IsOfBytes(name) || IsOfKubernetes(name) || IsDevice(name))
        && (!IsHugePages(name) || PageSize(name) is not null);

    /// <summary>Whether it is counted in bytes.</summary>
    public static bool IsOfBytes(string name) => name is "memory" or "ephemeral-storage" || IsHugePages(name);

    /// <summary>Whether it is whole, and given to one container alone.</summary>
    public static bool IsDevice(string name) =>
        name.Contains('/', StringComparison.Ordinal) && !IsOfKubernetes(name)
        && !name.StartsWith(OfQuota, StringComparison.Ordinal) && LabelForm.IsKey(OfQuota + name);

    /// <summary>Whether it is memory in pages of one size, given to one container alone.</summary>
    public static bool IsHugePages(string name) => name.StartsWith(HugePages, StringComparison.Ordinal);

    /// <summary>Bytes of a huge page; null for a name that tells none.</summary>
    public static decimal? PageSize(string name)
    {
        var text = name[HugePages.Length..];
        return Patterns.Matches(text, Patterns.Quantity) && new ResourceQuantity(text).ToDecimal() is > 0 and var size
            && size == decimal.Truncate(size) ? size : null;
    }

    private static bool IsOfKubernetes(string name) => name.Contains("kubernetes.io/", StringComparison.Ordinal);
}
