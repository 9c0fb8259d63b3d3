namespace PyOps.Cluster;

/// <summary>The ways to a cluster.</summary>
public enum ProviderKind
{
    /// <summary>There is no way on this machine.</summary>
    None,

    /// <summary>Any cluster, named by PYOPS_KUBECONFIG.</summary>
    Kubeconfig,

    /// <summary>An instance of hack/cluster that somebody started, named by PYOPS_TEST_ENV.</summary>
    RunningInstance,

    /// <summary>k3s in the Docker daemon.</summary>
    K3s,

    /// <summary>An instance of hack/cluster that the first test starts.</summary>
    OwnInstance,
}
