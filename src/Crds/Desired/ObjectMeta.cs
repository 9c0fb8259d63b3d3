using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>Names, labels and ownership of everything we make for a service.</summary>
public static class ObjectMeta
{
    /// <summary>Metadata of a child that carries the service's own name.</summary>
    public static V1ObjectMeta Child(CompletedService service, IDictionary<string, string>? annotations = null) => new()
    {
        Name = service.Name,
        NamespaceProperty = service.Namespace,
        Labels = Labels(service),
        Annotations = annotations is { Count: > 0 } ? annotations : null,
        OwnerReferences = [Owner(service)],
    };

    /// <summary>The labels by which Deployment, Service and everything later find the pods that serve.</summary>
    public static SortedDictionary<string, string> Selector(CompletedService service) => PodRole.Serving.Selector(service.Name);

    /// <summary>Selector labels and the recommended ones.</summary>
    public static SortedDictionary<string, string> Labels(CompletedService service) => Labels(service, PodRole.Serving);

    /// <summary>The same of what has another role.</summary>
    internal static SortedDictionary<string, string> Labels(CompletedService service, PodRole role) =>
        new(role.Selector(service.Name), StringComparer.Ordinal)
        {
            ["app.kubernetes.io/name"] = service.Name,
            ["app.kubernetes.io/managed-by"] = "pyops",
        };

    /// <summary>Who controls an object; null when nobody does, and of none.</summary>
    public static V1OwnerReference? Controller(V1ObjectMeta? live) =>
        live?.OwnerReferences?.FirstOrDefault(owner => owner.Controller is true);

    /// <summary>Whether an object is controlled by the one with this uid.</summary>
    public static bool IsControlledBy(V1ObjectMeta? live, string uid) => Controller(live) is { } owner && owner.Uid == uid;

    /// <summary>The service as the controller of what is made for it.</summary>
    public static V1OwnerReference Owner(CompletedService service) => new()
    {
        ApiVersion = ApiNames.ApiVersion,
        Kind = PythonService.KindName,
        Name = service.Name,
        Uid = service.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };
}
