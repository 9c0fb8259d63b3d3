using System.Globalization;
using k8s;
using PyOps.Cluster;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>Many services of one namespace, without pods, that are changed all at once while something goes wrong.</summary>
internal sealed class Fleet(TestCluster cluster, string ns, int size)
{
    private readonly Services services = new(cluster, ns);
    private readonly AuditMark mark = cluster.Audit.Mark();

    /// <summary>The names of the services.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, size).Select(i => $"shop-{i}")];

    public async Task Create()
    {
        foreach (var name in Names)
            await services.CreateWithoutPods(name, spec => spec.Image = Image(0));
    }

    public async Task ChangeTo(int version)
    {
        foreach (var name in Names)
            await services.Patch(name, $$$"""{"spec":{"image":"{{{Image(version)}}}"}}""");
    }

    /// <summary>How many Deployments have this version.</summary>
    public async Task<int> Arrived(int version) =>
        (await cluster.Client.AppsV1.ListNamespacedDeploymentAsync(namespaceParameter: ns)).Items
        .Count(deployment => Names.Contains(deployment.Metadata.Name)
            && deployment.Spec.Template.Spec.Containers[0].Image == Image(version));

    /// <summary>Waits until every Deployment has this version.</summary>
    public Task Applied(int version, TimeSpan deadline) =>
        Wait.Until(() => Arrived(version), arrived => arrived == size, deadline, $"version {version} in all {size} Deployments");

    /// <summary>Waits until every Deployment has this version and every status speaks of it.</summary>
    public async Task Arrive(int version, TimeSpan deadline)
    {
        await Applied(version, deadline);
        foreach (var name in Names)
            await services.Until(name, Reasons.ScaledToZero, deadline);
    }

    /// <summary>Those that were applied more or less often than they were changed, by the API server's audit log.</summary>
    public async Task<IReadOnlyList<string>> AppliedOtherThan(int times)
    {
        var applied = (await mark.Entries())
            .Where(entry => entry.Namespace == ns && entry.Resource == "deployments" && entry.Verb == "patch" && entry.Code is 200 or 201)
            .CountBy(entry => entry.Name)
            .ToDictionary();
        return
        [
            .. Names
                .Where(name => applied.GetValueOrDefault(name) != times)
                .Select(name => $"{name}: {applied.GetValueOrDefault(name)} times"),
        ];
    }

    private static string Image(int version) => string.Create(CultureInfo.InvariantCulture, $"registry.example.com/web/shop:{version}.0.0");
}
