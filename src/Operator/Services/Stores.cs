using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Drift;
using PyOps.Operator.Runtime;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Services;

/// <summary>The informers that the service controller reads, and what wakes it.</summary>
internal sealed class Stores
{
    private readonly List<Watched> all = [];

    public Stores(ApiConnection connection, IReadOnlyList<string> namespaces, TimeProvider time, ILoggerFactory logs)
    {
        Services = Open<PythonService>(selector: null, project: null);
        Deployments = Open<V1Deployment>(ApiNames.ServiceLabel, ForeignFields.Project, keepManagedFields: true);
        Revisions = Open<V1ControllerRevision>(ApiNames.ServiceLabel, PackedData.Project, index: Owner);
        Endpoints = Open<V1Service>(ApiNames.ServiceLabel, project: null);
        Pods = Open<V1Pod>($"{ApiNames.ServiceLabel},{ApiNames.RoleLabel}={ApiNames.AppRole}", PodProjection.Project, index: Owner);

        Autoscalers = Companion<V1HorizontalPodAutoscaler>();
        Budgets = Companion<V1PodDisruptionBudget>();
        Ingresses = Companion<V1Ingress>();
        Policies = Companion<V1NetworkPolicy>();
        Monitors = Companion<ServiceMonitor>();

        Informer<T> Companion<T>()
            where T : class, IKubernetesObject<V1ObjectMeta> => Open<T>(ApiNames.ServiceLabel, project: null, mayBeMissing: true);

        Informer<T> Open<T>(
            string? selector, Func<T, T>? project, Func<T, IEnumerable<string>>? index = null, bool keepManagedFields = false, bool mayBeMissing = false)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            var options = new InformerOptions<T>
            {
                LabelSelector = selector,
                Project = project,
                Namespaces = namespaces,
                Index = index,
                KeepManagedFields = keepManagedFields,
                MayBeMissing = mayBeMissing,
            };
            var informer = new Informer<T>(connection, ResourceKind.For<T>(), options, time, logs.CreateLogger("PyOps.Informer"));
            all.Add(Watched.By(informer));
            return informer;
        }
    }

    /// <summary>The informers, whatever their kind.</summary>
    public IReadOnlyList<Watched> All => all;

    public Informer<PythonService> Services { get; }

    public Informer<V1Deployment> Deployments { get; }

    public Informer<V1ControllerRevision> Revisions { get; }

    public Informer<V1Service> Endpoints { get; }

    public Informer<V1Pod> Pods { get; }

    public Informer<V1HorizontalPodAutoscaler> Autoscalers { get; }

    public Informer<V1PodDisruptionBudget> Budgets { get; }

    public Informer<V1Ingress> Ingresses { get; }

    public Informer<V1NetworkPolicy> Policies { get; }

    public Informer<ServiceMonitor> Monitors { get; }

    /// <summary>Sends the key of a service to <paramref name="add"/> whenever it or something of it changes.</summary>
    public void WakeOn(Action<NamespacedName> add)
    {
        Services.OnChange((old, current) => Wake((old ?? current)!.Metadata.Name, (old ?? current)!.Metadata));
        Deployments.OnChange(WakeOwners);
        Revisions.OnChange(WakeOwners);
        Endpoints.OnChange(WakeOwners);
        Pods.OnChange(WakeOwners);
        Autoscalers.OnChange(WakeOwners);
        Budgets.OnChange(WakeOwners);
        Ingresses.OnChange(WakeOwners);
        Policies.OnChange(WakeOwners);
        Monitors.OnChange(WakeOwners);

        // Both sides: an object that changes hands concerns the old owner and the new one.
        void WakeOwners<T>(T? old, T? current)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            Wake(ServiceOf(old), old?.Metadata);
            Wake(ServiceOf(current), current?.Metadata);
        }

        void Wake(string? service, V1ObjectMeta? metadata)
        {
            if (service is not null)
                add(new NamespacedName(metadata!.NamespaceProperty, service));
        }
    }

    /// <summary>What the stores hold of a service now; null when it is gone.</summary>
    public Observation? Observe(NamespacedName key) => Services.Get(key) is { } resource
        ? new Observation(resource, Deployments.Get(key), Endpoints.Get(key), Pods.ByIndex(key.ToString()))
        {
            Revisions = Revisions.ByIndex(key.ToString()),
        }
        : null;

    private static IEnumerable<string> Owner(IKubernetesObject<V1ObjectMeta> item) =>
        ServiceOf(item) is { } service ? [new NamespacedName(item.Metadata.NamespaceProperty, service).ToString()] : [];

    private static string? ServiceOf(IKubernetesObject<V1ObjectMeta>? item) => item?.Metadata.Labels?.TryGetValue(ApiNames.ServiceLabel, out var name) is true ? name : null;
}
