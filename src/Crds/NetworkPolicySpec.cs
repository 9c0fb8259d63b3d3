using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>Who may connect to the pods. What pods connect to is not restricted.</summary>
public sealed class NetworkPolicySpec
{
    /// <summary>
    /// Who may connect to the port of the application: pods (podSelector), pods of namespaces (namespaceSelector, perhaps with podSelector)
    /// or addresses (ipBlock). Absent or empty: nobody, unlike the empty list of a NetworkPolicy. The ingress controller and Prometheus
    /// have to be in it, where they are to reach the pods. A Worker has no port: it takes no entry.
    /// </summary>
    [JsonPropertyName("allowFrom")]
    [MaxLength(64)]
    [Rule(
        "has(self.ipBlock) != (has(self.podSelector) || has(self.namespaceSelector))",
        "spec.networkPolicy.allowFrom: " + Fixes.NetworkPeer, Each = true)]
    public IList<V1NetworkPolicyPeer>? AllowFrom { get; set; }
}
