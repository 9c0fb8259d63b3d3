using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>The kind of the Prometheus operator, as much of it as matters, which a test installs and takes away.</summary>
internal static class ServiceMonitorCrd
{
    private const string Name = "servicemonitors.monitoring.coreos.com";

    public static Task Install(TestCluster cluster) => cluster.InstallCrds([JsonNode.Parse("""
        {
          "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
          "metadata": {"name": "servicemonitors.monitoring.coreos.com"},
          "spec": {
            "group": "monitoring.coreos.com", "scope": "Namespaced",
            "names": {"kind": "ServiceMonitor", "plural": "servicemonitors", "singular": "servicemonitor"},
            "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {
              "type": "object", "properties": {"spec": {"type": "object", "required": ["endpoints", "selector"], "properties": {
                "selector": {"type": "object", "x-kubernetes-map-type": "atomic", "properties": {
                  "matchLabels": {"type": "object", "additionalProperties": {"type": "string"}}}},
                "endpoints": {"type": "array", "items": {"type": "object",
                  "properties": {"port": {"type": "string"}, "path": {"type": "string"}}}}
              }}}
            }}}]
          }
        }
        """)!]);

    public static async Task Remove(TestCluster cluster) =>
        (await cluster.Kubectl(["delete", "crd", Name, "--ignore-not-found", "--wait"])).OrThrow("kubectl delete crd");
}
