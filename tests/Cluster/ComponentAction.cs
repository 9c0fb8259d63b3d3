namespace PyOps.Cluster;

/// <summary>What a fault test does to a component of the cluster.</summary>
public enum ComponentAction
{
    Start,
    Stop,
    Restart,
    Kill,
}
