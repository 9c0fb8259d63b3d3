namespace PyOps.Cluster.Tests;

public class ProviderChoiceTests
{
    private static readonly DockerState K3s = new(true, "the Docker daemon has k3s");
    private static readonly DockerState NoDocker = new(false, "no Docker daemon answers");

    public static TheoryData<ProviderFacts, ProviderKind, string> Machines { get; } = new()
    {
        { new("/a", "/b", K3s, null), ProviderKind.Kubeconfig, "PYOPS_KUBECONFIG is /a" },
        { new(null, "/b", K3s, null), ProviderKind.RunningInstance, "PYOPS_TEST_ENV is /b" },
        { new(null, null, K3s, null), ProviderKind.K3s, "the Docker daemon has k3s" },
        { new(null, null, K3s, "needs root"), ProviderKind.K3s, "the Docker daemon has k3s" },
        { new(null, null, NoDocker, null), ProviderKind.OwnInstance, "no Docker daemon answers" },
        {
            new(null, null, NoDocker, "needs root"),
            ProviderKind.None,
            "PYOPS_KUBECONFIG is not set; no Docker daemon answers; hack/cluster needs root"
        },
    };

    [Theory]
    [MemberData(nameof(Machines), DisableDiscoveryEnumeration = true)]
    public void The_first_provider_that_is_there_is_taken(ProviderFacts facts, ProviderKind kind, string why) =>
        Assert.Equal(new ProviderChoice(kind, why), ProviderChoice.Decide(facts));
}
