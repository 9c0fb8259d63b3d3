using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The Ingress that leads to the Service.</summary>
public static class IngressBuilder
{
    /// <summary>Builds the Ingress, or null when the spec has none.</summary>
    /// <param name="service">A completed service.</param>
    public static V1Ingress? Build(CompletedService service)
    {
        if (service.Ingress is not { } ingress)
            return null;
        var annotations = new SortedDictionary<string, string>(
            ingress.Annotations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        var result = new V1Ingress
        {
            Metadata = ObjectMeta.Child(service, annotations),
            Spec = new V1IngressSpec
            {
                IngressClassName = ingress.ClassName,
                Rules = [new V1IngressRule { Host = ingress.Host, Http = new V1HTTPIngressRuleValue { Paths = [Path(service, ingress)] } }],
                Tls = ingress.TlsSecret is null ? null : [new V1IngressTLS { Hosts = [ingress.Host], SecretName = ingress.TlsSecret }],
            },
        };
        return result.Initialize();
    }

    private static V1HTTPIngressPath Path(CompletedService service, CompletedIngress ingress) => new()
    {
        Path = ingress.Path,
        PathType = "Prefix",
        Backend = new V1IngressBackend
        {
            Service = new V1IngressServiceBackend { Name = service.Name, Port = new V1ServiceBackendPort { Name = ApiNames.PortName } },
        },
    };
}
