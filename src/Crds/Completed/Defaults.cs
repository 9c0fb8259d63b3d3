using PyOps.Rules.Commands;

namespace PyOps.Crds.Completed;

/// <summary>Fills in what a PythonService leaves out.</summary>
public static class Defaults
{
    /// <summary>
    /// Completes a PythonService. Expects one that <c>Validation.Check</c> accepts; never throws on one that it does not.
    /// </summary>
    /// <param name="service">The resource as stored.</param>
    public static CompletedService Complete(PythonService service)
    {
        var spec = service.Spec ?? new PythonServiceSpec();
        var isWeb = (spec.Type ?? SpecDefaults.Type) == ServiceTypes.Web;
        return new CompletedService
        {
            Name = service.Metadata.Name,
            Namespace = service.Metadata.NamespaceProperty,
            Uid = service.Metadata.Uid,
            Image = spec.Image ?? "",
            Command = List(spec.Command),
            Args = List(spec.Args),
            Replicas = Replicas(spec.Replicas ?? SpecDefaults.Replicas, Autoscaling(spec.Autoscaling)),
            Port = isWeb ? spec.Port ?? SpecDefaults.Port : null,
            Env = List(spec.Env),
            EnvFrom = List(spec.EnvFrom),
            Resources = ResourceDefaults.Complete(spec.Resources),
            Health = Health(spec.Health),
            Init = Init(spec),
            Security = Security(spec.Security),
            Volumes = List(spec.Volumes),
            VolumeMounts = List(spec.VolumeMounts),
            Rollout = Rollout(spec),
            Endpoint = isWeb ? Endpoint(spec.Service) : null,
            Autoscaling = Autoscaling(spec.Autoscaling),
            MaxDisrupted = spec.Disruption?.MaxUnavailable ?? SpecDefaults.DisruptionMaxUnavailable,
            Ingress = isWeb ? Ingress(spec.Ingress) : null,
            AllowFrom = spec.NetworkPolicy is null ? null : List(spec.NetworkPolicy.AllowFrom),
            MetricsPath = isWeb && spec.Monitoring is not null ? spec.Monitoring.Path ?? SpecDefaults.MonitoringPath : null,
            Migration = Migration(spec.Migration),
            Scheduling = spec.Scheduling,
            PodLabels = Map(spec.PodLabels),
            PodAnnotations = Map(spec.PodAnnotations),
            ImagePullSecrets = List(spec.ImagePullSecrets),
            ServiceAccountName = spec.ServiceAccountName,
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? SpecDefaults.TerminationGracePeriodSeconds,
        };
    }

    // With one container the pause process can be process 1; the tini of our own is for pods with more.
    private static string Init(PythonServiceSpec spec) => (spec.Init ?? SpecDefaults.Init) switch
    {
        InitModes.Auto when InitProcess.Starts(List(spec.Command)) => InitModes.Image,
        InitModes.Auto => InitModes.SharedPid,
        var chosen => chosen,
    };

    private static CompletedHealth Health(HealthSpec? health) => new(
        health?.Path,
        health?.LivenessPath ?? health?.Path,
        List(health?.Exec),
        health?.StartupSeconds ?? SpecDefaults.StartupSeconds,
        health?.TimeoutSeconds ?? SpecDefaults.TimeoutSeconds,
        health?.Host);

    private static CompletedSecurity Security(SecuritySpec? security)
    {
        long? fallback = security?.IdsFromCluster is true ? null : SpecDefaults.Id;
        return new CompletedSecurity(
            security?.RunAsUser ?? fallback,
            security?.RunAsGroup ?? fallback,
            security?.FsGroup ?? fallback,
            security?.ReadOnlyRootFilesystem ?? SpecDefaults.ReadOnlyRootFilesystem,
            security?.TmpSizeLimit ?? SpecDefaults.TmpSizeLimit,
            List(security?.WritablePaths),
            security?.ServiceAccountToken ?? SpecDefaults.ServiceAccountToken);
    }

    private static CompletedRollout Rollout(PythonServiceSpec spec)
    {
        var startup = spec.Health?.StartupSeconds ?? SpecDefaults.StartupSeconds;
        var minReady = spec.Rollout?.MinReadySeconds ?? SpecDefaults.MinReadySeconds;
        // A pod that starts as long as it may is no stall.
        var patience = Math.Max(SpecDefaults.ProgressDeadlineSeconds, startup + minReady + SpecDefaults.ProgressMarginSeconds);
        return new CompletedRollout(
            spec.Strategy ?? SpecDefaults.Strategy,
            spec.Rollout?.MaxSurge ?? SpecDefaults.MaxSurge,
            spec.Rollout?.MaxUnavailable ?? SpecDefaults.MaxUnavailable,
            spec.Rollout?.ProgressDeadlineSeconds ?? patience,
            minReady);
    }

    private static CompletedEndpoint Endpoint(ServiceSpec? service) => new(
        service?.Port ?? SpecDefaults.ServicePort, service?.Type ?? SpecDefaults.ServiceType, Map(service?.Annotations));

    private static CompletedAutoscaling? Autoscaling(AutoscalingSpec? autoscaling)
    {
        if (autoscaling is null)
            return null;
        var min = autoscaling.MinReplicas ?? SpecDefaults.MinReplicas;
        return new CompletedAutoscaling(
            min, Math.Max(min, autoscaling.MaxReplicas ?? min), autoscaling.CpuPercent ?? SpecDefaults.CpuPercent);
    }

    private static int Replicas(int replicas, CompletedAutoscaling? autoscaling) =>
        autoscaling is null ? replicas : Math.Clamp(replicas, autoscaling.MinReplicas, autoscaling.MaxReplicas);

    private static CompletedIngress? Ingress(IngressSpec? ingress) => ingress is null ? null : new CompletedIngress(
        ingress.Host ?? "", ingress.Path ?? SpecDefaults.IngressPath,
        Name(ingress.ClassName), Name(ingress.TlsSecret), Map(ingress.Annotations));

    private static CompletedMigration? Migration(MigrationSpec? migration) => migration is null
        ? null
        : new CompletedMigration(List(migration.Command), migration.TimeoutSeconds ?? SpecDefaults.MigrationTimeoutSeconds);

    // An empty name is none.
    private static string? Name(string? name) => string.IsNullOrEmpty(name) ? null : name;

    private static IReadOnlyList<T> List<T>(IList<T>? items) => items is null ? [] : [.. items];

    private static SortedDictionary<string, string> Map(IDictionary<string, string>? items) =>
        items is null ? new(StringComparer.Ordinal) : new(items, StringComparer.Ordinal);
}
