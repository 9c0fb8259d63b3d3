namespace PyOps.Cluster;

/// <summary>What the choice of a provider depends on.</summary>
/// <param name="Kubeconfig">PYOPS_KUBECONFIG, or null.</param>
/// <param name="TestEnvironment">PYOPS_TEST_ENV, or null.</param>
/// <param name="Docker">What the Docker daemon can do; null when nobody asked, because something before it decides.</param>
/// <param name="HackObstacle">Why hack/cluster cannot run here, or null when it can.</param>
public sealed record ProviderFacts(string? Kubeconfig, string? TestEnvironment, DockerState? Docker, string? HackObstacle)
{
    /// <summary>Gathers the facts of this machine, the costly ones only when they matter.</summary>
    public static async Task<ProviderFacts> Gather()
    {
        var kubeconfig = Variable("PYOPS_KUBECONFIG");
        var environment = Variable("PYOPS_TEST_ENV");
        var docker = kubeconfig is null && environment is null ? await DockerState.Ask(K3sProvider.Image) : null;
        return new ProviderFacts(kubeconfig, environment, docker, HackProvider.Obstacle());
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
