namespace PyOps.Cluster.Tests;

/// <summary>Tests that hurt the whole cluster run one by one, after all others.</summary>
[CollectionDefinition(nameof(Faults), DisableParallelization = true)]
public class Faults;
