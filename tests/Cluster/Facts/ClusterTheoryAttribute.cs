using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>A table of tests on a real cluster; skipped, with the reason, on a machine that can have none.</summary>
[XunitTestCaseDiscoverer("PyOps.Cluster.ClusterTheoryDiscoverer", "PyOps.Cluster")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterTheoryAttribute() : SkippableTheoryAttribute(typeof(NoClusterException));
