using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Status;

/// <summary>What is known of a pod that may be in trouble.</summary>
/// <param name="Service">The service.</param>
/// <param name="Pod">The pod.</param>
/// <param name="Events">What the cluster told about it, as far as it was asked.</param>
/// <param name="Before">Ready's message until now.</param>
internal sealed record PodCase(CompletedService Service, V1Pod Pod, IReadOnlyList<PodEvent> Events, string Before)
{
    public string Name => Pod.Metadata.Name;
}
