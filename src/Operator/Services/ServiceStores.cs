using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Managing;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Sources;
using PyOps.Rules.Policies;

namespace PyOps.Operator.Services;

/// <summary>What the service controller reads; all of it wakes the controller.</summary>
internal sealed class ServiceStores : IChildUse<Func<NamespacedName, SeenChild>>
{
    private readonly ControllerBuilder controller;
    private readonly Informer<PythonService> services;
    private readonly Informer<V1ControllerRevision> revisions;
    private readonly Informer<V1Pod> pods;
    private readonly Informer<V1Job> migrationJobs;
    private readonly Informer<V1Pod> migrationPods;
    private readonly PolicyInForce policy;
    private readonly IReadOnlyList<Func<NamespacedName, SeenChild>> children;

    public ServiceStores(ControllerBuilder controller)
    {
        this.controller = controller;
        services = controller.WokenBy(ServiceSources.Services, service => WithFollowers(NamespacedName.Of(service)));
        revisions = controller.WokenBy(ServiceSources.Revisions, revision => ServiceKeys.Labelled(revision).SelectMany(WithFollowers));
        pods = controller.WokenBy(ServiceSources.Pods, ServiceKeys.Labelled);
        migrationJobs = controller.WokenBy(ServiceSources.MigrationJobs, ServiceKeys.Labelled);
        migrationPods = controller.WokenBy(ServiceSources.MigrationPods, ServiceKeys.Labelled);
        policy = new PolicyInForce(controller.WokenBy(PolicySources.Policies, _ => services.List().Select(NamespacedName.Of)));
        children = [.. ChildTable.All.Select(kind => kind.Use(this))];
    }

    /// <summary>What there is to count.</summary>
    public IEnumerable<PythonService> Services => services.List();

    /// <summary>Has the Jobs of migrations told as they were and as they are.</summary>
    public void OnMigration(Action<V1Job?, V1Job?> changed) => migrationJobs.OnChange(changed);

    /// <summary>The rules that hold now.</summary>
    public Policy Rules() => policy.Now();

    /// <summary>What the stores hold of a service now; null when it is gone.</summary>
    public Observation? Observe(NamespacedName key)
    {
        if (services.Get(key) is not { } resource)
            return null;
        SeenChild[] seen = [.. children.Select(look => look(key))];
        return new Observation(resource, SeenChild.Of<V1Deployment>(seen), SeenChild.Of<V1Service>(seen), pods.ByIndex(key.ToString()))
        {
            Children = seen,
            Revisions = revisions.ByIndex(key.ToString()),
            Followed = ServiceKeys.Followed(resource) is { } followed ? Follow(followed) : null,
            MigrationJobs = Migrations.MigrationJobs.Own(resource.Metadata.Uid, migrationJobs.ByIndex(key.ToString())),
            MigrationPods = migrationPods.ByIndex(key.ToString()),
        };
    }

    private FollowedService? Follow(NamespacedName key) => services.Get(key) is { } service
        ? new(
            Revision.Current(revisions.ByIndex(key.ToString()), service.Metadata.Uid)?.RunningImage,
            service.Spec?.ImageFrom?.Service)
        : null;

    // Who runs the image of a service is concerned by all that may change it.
    private IEnumerable<NamespacedName> WithFollowers(NamespacedName key) =>
        services.ByIndex(key.ToString()).Select(NamespacedName.Of).Prepend(key);

    Func<NamespacedName, SeenChild> IChildUse<Func<NamespacedName, SeenChild>>.Visit<T>(Child<T> kind)
    {
        var store = controller.WokenBy(ServiceSources.Child<T>(kind), ServiceKeys.Labelled);
        return key => new SeenChild(kind, store.Get(key), store.IsServed);
    }
}
