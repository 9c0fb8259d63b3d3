using k8s;
using k8s.Models;
using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Certificates;

/// <summary>The informers of the certificate controller: one Secret, one configuration, the webhook's pods.</summary>
internal sealed class CertificateStores
{
    public CertificateStores(ApiConnection connection, CertificateOptions options, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("PyOps.Informer");
        Configurations = new Informer<V1ValidatingWebhookConfiguration>(
            connection, ResourceKind.For<V1ValidatingWebhookConfiguration>(namespaced: false), Named<V1ValidatingWebhookConfiguration>(options.Configuration), time, logger);
        All = [Watched.By(Configurations)];
        if (options.External)
            return;
        Secrets = new Informer<V1Secret>(
            connection, ResourceKind.For<V1Secret>(), Named<V1Secret>(options.Secret) with { Namespaces = [options.Namespace] }, time, logger);
        Pods = new Informer<V1Pod>(
            connection, ResourceKind.For<V1Pod>(),
            new InformerOptions<V1Pod> { LabelSelector = WebhookPods.Selector, Namespaces = [options.Namespace], Project = WebhookPods.Project }, time, logger);
        All = [Watched.By(Configurations), Watched.By(Secrets, "webhook-secret"), Watched.By(Pods, "webhook-pods")];
    }

    /// <summary>The informers, whatever their kind.</summary>
    public IReadOnlyList<Watched> All { get; }

    public Informer<V1ValidatingWebhookConfiguration> Configurations { get; }

    /// <summary>Null where others write it: then we may not even read it.</summary>
    public Informer<V1Secret>? Secrets { get; }

    /// <summary>Null where nobody waits for them.</summary>
    public Informer<V1Pod>? Pods { get; }

    /// <summary>Calls <paramref name="wake"/> whenever any of it changes.</summary>
    public void WakeOn(Action wake)
    {
        Configurations.OnChange((_, _) => wake());
        Secrets?.OnChange((_, _) => wake());
        Pods?.OnChange((_, _) => wake());
    }

    // By name, so that RBAC need not grant the others.
    private static InformerOptions<T> Named<T>(string name)
        where T : class, IKubernetesObject<V1ObjectMeta> => new() { FieldSelector = $"metadata.name={name}" };
}
