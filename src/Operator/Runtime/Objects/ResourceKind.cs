using System.Reflection;
using k8s;
using k8s.Models;

namespace PyOps.Operator.Runtime.Objects;

/// <summary>A kind as the API serves it.</summary>
/// <param name="Group">API group, empty for the core group.</param>
/// <param name="Version">Version, such as <c>v1</c>.</param>
/// <param name="Kind">Kind, such as <c>Deployment</c>.</param>
/// <param name="Plural">Plural name in the URL, such as <c>deployments</c>.</param>
/// <param name="Namespaced">Whether its objects live in namespaces.</param>
internal sealed record ResourceKind(string Group, string Version, string Kind, string Plural, bool Namespaced = true)
{
    /// <summary>The <c>apiVersion</c> of its objects.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Resource and group as RBAC and kubectl write them: <c>deployments.apps</c>.</summary>
    public string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The kind of a model type, from its <see cref="KubernetesEntityAttribute"/>.</summary>
    /// <exception cref="InvalidOperationException">The type has no such attribute.</exception>
    public static ResourceKind For<T>(bool namespaced = true)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var entity = typeof(T).GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no KubernetesEntity attribute.");
        return new ResourceKind(entity.Group ?? string.Empty, entity.ApiVersion, entity.Kind, entity.PluralName, namespaced);
    }

    /// <summary>
    /// The collection's path. It has no leading slash, so that it is relative to a server address that has a path of its own.
    /// </summary>
    /// <param name="ns">Namespace, or null for the collection over all of them.</param>
    public string Path(string? ns)
    {
        var root = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        return ns is null ? $"{root}/{Plural}" : $"{root}/namespaces/{ns}/{Plural}";
    }
}
