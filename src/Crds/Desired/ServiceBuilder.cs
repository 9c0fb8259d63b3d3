using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The Service in front of a Web application.</summary>
public static class ServiceBuilder
{
    /// <summary>Builds the Service, or null for a Worker.</summary>
    /// <param name="service">A completed service.</param>
    public static V1Service? Build(CompletedService service)
    {
        if (service.Endpoint is not { } endpoint)
            return null;
        var annotations = new SortedDictionary<string, string>(
            endpoint.Annotations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        var result = new V1Service
        {
            Metadata = ObjectMeta.Child(service, annotations),
            Spec = new V1ServiceSpec
            {
                Type = endpoint.Type,
                Selector = ObjectMeta.Selector(service),
                Ports =
                [
                    new V1ServicePort { Name = ApiNames.PortName, Port = endpoint.Port, Protocol = "TCP", TargetPort = ApiNames.PortName },
                ],
            },
        };
        return result.Initialize();
    }

    /// <summary>Where the Service answers inside the cluster, or null for a Worker.</summary>
    /// <param name="service">A completed service.</param>
    public static string? Url(CompletedService service) => service.Endpoint switch
    {
        null => null,
        { Port: 80 } => $"http://{service.Name}.{service.Namespace}.svc",
        { Port: var port } => $"http://{service.Name}.{service.Namespace}.svc:{port}",
    };
}
