using k8s.Models;

namespace PyOps.Crds.Completed;

/// <summary>Completes requests and limits so that what we add never contradicts what the user wrote.</summary>
public static class ResourceDefaults
{
    private const string Cpu = "cpu";
    private const string Memory = "memory";

    /// <summary>
    /// Adds a CPU request and a memory request where neither request nor limit is given (Kubernetes takes a lone limit as the request),
    /// and a memory limit, which is never below the memory request. Never adds a CPU limit: it would throttle, not protect.
    /// </summary>
    /// <param name="resources">What the user wrote, or null.</param>
    public static V1ResourceRequirements Complete(V1ResourceRequirements? resources)
    {
        var requests = Copy(resources?.Requests);
        var limits = Copy(resources?.Limits);
        if (!limits.ContainsKey(Cpu))
            requests.TryAdd(Cpu, SpecDefaults.RequestCpu);
        if (!limits.ContainsKey(Memory))
        {
            requests.TryAdd(Memory, SpecDefaults.RequestMemory);
            limits[Memory] = Larger(requests[Memory], SpecDefaults.LimitMemory);
        }

        return new V1ResourceRequirements { Requests = requests.Count > 0 ? requests : null, Limits = limits };
    }

    private static ResourceQuantity Larger(ResourceQuantity one, ResourceQuantity other) =>
        one.ToDecimal() > other.ToDecimal() ? one : other;

    private static SortedDictionary<string, ResourceQuantity> Copy(IDictionary<string, ResourceQuantity>? items) =>
        items is null ? new(StringComparer.Ordinal) : new(items, StringComparer.Ordinal);
}
