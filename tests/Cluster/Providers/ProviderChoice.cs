namespace PyOps.Cluster;

/// <summary>Which provider a test run takes, and why.</summary>
public sealed record ProviderChoice(ProviderKind Kind, string Why)
{
    /// <summary>The first provider that is there: a named cluster, a started instance, Docker with k3s, hack/cluster.</summary>
    public static ProviderChoice Decide(ProviderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts switch
        {
            { Kubeconfig: { } path } => new(ProviderKind.Kubeconfig, $"PYOPS_KUBECONFIG is {path}"),
            { TestEnvironment: { } path } => new(ProviderKind.RunningInstance, $"PYOPS_TEST_ENV is {path}"),
            { Docker: { Usable: true } docker } => new(ProviderKind.K3s, docker.Why),
            { HackObstacle: null } => new(ProviderKind.OwnInstance, NoDocker(facts)),
            _ => new(ProviderKind.None, $"PYOPS_KUBECONFIG is not set; {NoDocker(facts)}; hack/cluster {facts.HackObstacle}"),
        };
    }

    private static string NoDocker(ProviderFacts facts) => facts.Docker?.Why ?? "Docker was not asked";
}
