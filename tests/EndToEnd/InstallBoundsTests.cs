using k8s;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>A service gets no more by us than the install allows.</summary>
public class InstallBoundsTests
{
    private const string Snippet = "nginx.ingress.kubernetes.io/configuration-snippet";

    [ClusterFact]
    public async Task A_service_that_comes_to_ask_for_more_is_told_and_what_it_has_stays()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("bounded");
        var services = new Services(cluster, ns.Name);
        await using var instance = await OperatorInstance.Start(
            cluster, ns.Name, "--allowed-service-types=ClusterIP", "--allowed-ingress-annotations=cert-manager.io/*");
        await services.CreateWithoutPods("shop");
        await services.Until("shop", Reasons.ScaledToZero);

        await services.Patch(
            "shop",
            $$$"""
            {"spec":{"service":{"type":"LoadBalancer"},"port":9000,
            "ingress":{"host":"shop.example.com","annotations":{"{{{Snippet}}}":"x"} } } }
            """);
        var refused = await services.Until("shop", Reasons.InvalidSpec, TimeSpan.FromMinutes(1));

        var message = Services.Condition(refused, ConditionTypes.Accepted)!.Message;
        Assert.Contains("spec.service.type: \"LoadBalancer\": this install allows ClusterIP", message, StringComparison.Ordinal);
        Assert.Contains($"spec.ingress.annotations[{Snippet}]", message, StringComparison.Ordinal);
        var kept = await cluster.Client.CoreV1.ReadNamespacedServiceAsync("shop", ns.Name);
        Assert.Equal("ClusterIP", kept.Spec.Type);
    }
}
