using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Certificates;

/// <summary>Two Secrets, one configuration, the webhook's pods. By name, so that RBAC need not grant the others.</summary>
internal static class CertificateSources
{
    public static Source<V1ValidatingWebhookConfiguration> Configuration(CertificateOptions options) => new(
        ResourceKind.For<V1ValidatingWebhookConfiguration>(namespaced: false),
        Named<V1ValidatingWebhookConfiguration>(options.Configuration));

    /// <summary>The certificate's. Not to be opened where others write it: then we may not even read it.</summary>
    public static Source<V1Secret> Secret(CertificateOptions options) => Secret(options.SecretKey, "webhook-secret");

    /// <inheritdoc cref="Secret(CertificateOptions)"/>
    public static Source<V1Secret> AuthoritySecret(CertificateOptions options) => Secret(options.AuthorityKey, "webhook-authority");

    public static Source<V1Pod> Pods(CertificateOptions options) => new(
        ResourceKind.For<V1Pod>(),
        new() { LabelSelector = WebhookPods.Selector, Namespaces = [options.Namespace], Project = WebhookPods.Project })
    {
        Name = "webhook-pods",
    };

    private static Source<V1Secret> Secret(NamespacedName key, string name) => new(
        ResourceKind.For<V1Secret>(), Named<V1Secret>(key.Name) with { Namespaces = [key.Namespace] })
    {
        Name = name,
    };

    private static InformerOptions<T> Named<T>(string name)
        where T : class, IKubernetesObject<V1ObjectMeta> => new() { FieldSelector = $"metadata.name={name}" };
}
