using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>A test on a real cluster; skipped, with the reason, on a machine that can have none.</summary>
[XunitTestCaseDiscoverer("PyOps.Cluster.ClusterFactDiscoverer", "PyOps.Cluster")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute() : SkippableFactAttribute(typeof(NoClusterException));
