using System.Security.Cryptography;
using System.Text;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Validations;

namespace PyOps.Operator.Sources;

/// <summary>Keeps of a PythonService what is read of it, and of one that is too large who it is and why it is refused.</summary>
internal static class ServiceProjection
{
    // What is longer is known by its hash: only whether it is another one matters.
    private const int LongestRefresh = 256;

    public static PythonService Project(PythonService service)
    {
        service.Metadata = Metadata(service.Metadata);
        return service.Spec is { } spec && Validation.TooLarge(spec) is { } problem
            ? new LargeService(problem)
            {
                ApiVersion = service.ApiVersion,
                Kind = service.Kind,
                Metadata = service.Metadata,
                Spec = Told(spec),
                Status = service.Status,
            }
            : service;
    }

    private static V1ObjectMeta Metadata(V1ObjectMeta metadata) => new()
    {
        Name = metadata.Name,
        NamespaceProperty = metadata.NamespaceProperty,
        Uid = metadata.Uid,
        ResourceVersion = metadata.ResourceVersion,
        Generation = metadata.Generation,
        CreationTimestamp = metadata.CreationTimestamp,
        DeletionTimestamp = metadata.DeletionTimestamp,
        Annotations = metadata.Annotations?.TryGetValue(ApiNames.RefreshAnnotation, out var refresh) is true
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [ApiNames.RefreshAnnotation] = Short(refresh) }
            : null,
    };

    private static string Short(string text) => text.Length <= LongestRefresh
        ? text
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static PythonServiceSpec Told(PythonServiceSpec spec) => new()
    {
        Type = spec.Type,
        Image = spec.Image,
        ImageFrom = spec.ImageFrom,
        Replicas = spec.Replicas,
        Port = spec.Port,
        Service = spec.Service is { } service ? new() { Type = service.Type, Port = service.Port } : null,
        Ingress = spec.Ingress is { } ingress
            ? new() { Host = ingress.Host, Path = ingress.Path, ClassName = ingress.ClassName, TlsSecret = ingress.TlsSecret }
            : null,
        Autoscaling = spec.Autoscaling,
    };
}
