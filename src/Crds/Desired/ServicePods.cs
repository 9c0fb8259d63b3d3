using k8s.Models;

namespace PyOps.Crds.Desired;

/// <summary>The pods of a service, as far as what is around them has to fit them.</summary>
/// <param name="Template">The template that they shall have.</param>
public sealed record ServicePods(V1PodTemplateSpec Template)
{
    /// <summary>Ports of the application in pods that there still are, or may be, by another template.</summary>
    public IReadOnlyCollection<int> EarlierPorts { get; init; } = [];

    /// <summary>Every port on which the application is reached until the last pod of an earlier template has ended.</summary>
    public IEnumerable<int> Ports => PortsOf(Template.Spec).Concat(EarlierPorts).Distinct().Order();

    /// <summary>The port of the application in a pod, or none.</summary>
    public static IEnumerable<int> PortsOf(V1PodSpec? pod) =>
        from container in pod?.Containers ?? []
        where container.Name == PodRole.Container
        from port in container.Ports ?? []
        where port.Name == ApiNames.PortName
        select port.ContainerPort;
}
