using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Refusals;

/// <summary>The children of a service as the operator would apply them, and the Job of its migration.</summary>
internal sealed class Intents(CompletedService service, ServicePods pods, ClusterFacts facts) : IChildUse<(ResourceKind Kind, string Body)?>
{
    /// <summary>All children of a service, the body of each as it is sent.</summary>
    public static IReadOnlyDictionary<ResourceKind, string> Of(PythonService service, ClusterFacts facts)
    {
        var completed = Defaults.Complete(service);
        var intents = new Intents(completed, new ServicePods(PodTemplateBuilder.Build(completed, facts)), facts);
        return ChildTable.All.Select(kind => kind.Use(intents)).Append(Migration(completed, facts))
            .OfType<(ResourceKind Kind, string Body)>()
            .ToDictionary(intent => intent.Kind, intent => intent.Body);
    }

    private static (ResourceKind Kind, string Body)? Migration(CompletedService service, ClusterFacts facts) =>
        service.Migration is null ? null : (
            ResourceKind.For<V1Job>(),
            ApplyBody.Write(CanonicalJson.Of(MigrationJobBuilder.Build(service, facts, $"{service.Name}-0123456789"))));

    public (ResourceKind Kind, string Body)? Visit<T>(Child<T> kind)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        if (kind.Build(service, pods, facts) is not { } intent)
            return null;
        JsonObject body = CanonicalJson.Of(intent);
        IntentHash.Stamp(body);
        return (ResourceKind.For<T>(), ApplyBody.Write(body));
    }
}
