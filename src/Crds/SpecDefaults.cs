namespace PyOps.Crds;

/// <summary>What an absent field of a PythonService means: the defaults of the schema and of the operator.</summary>
public static class SpecDefaults
{
    /// <summary>Default of spec.type.</summary>
    public const string Type = ServiceTypes.Web;

    /// <summary>Default of spec.replicas. In the schema, because the scale subresource needs it.</summary>
    public const int Replicas = 2;

    /// <summary>Default of spec.port of a Web service. Not in the schema, because a Worker has none.</summary>
    public const int Port = 8080;

    /// <summary>Default of spec.init.</summary>
    public const string Init = InitModes.Auto;

    /// <summary>Default of spec.strategy.</summary>
    public const string Strategy = Strategies.RollingUpdate;

    /// <summary>Default of spec.terminationGracePeriodSeconds.</summary>
    public const int TerminationGracePeriodSeconds = 30;

    /// <summary>Default of spec.service.port.</summary>
    public const int ServicePort = 80;

    /// <summary>Default of spec.service.type.</summary>
    public const string ServiceType = "ClusterIP";

    /// <summary>Default of spec.ingress.path.</summary>
    public const string IngressPath = "/";

    /// <summary>Default of spec.monitoring.path.</summary>
    public const string MonitoringPath = "/metrics";

    /// <summary>Default of spec.autoscaling.minReplicas.</summary>
    public const int MinReplicas = 2;

    /// <summary>Default of spec.autoscaling.cpuPercent.</summary>
    public const int CpuPercent = 70;

    /// <summary>Default of spec.disruption.maxUnavailable.</summary>
    public const int DisruptionMaxUnavailable = 1;

    /// <summary>Default of spec.health.startupSeconds.</summary>
    public const int StartupSeconds = 60;

    internal const string StartupText = "60";

    /// <summary>Default of spec.health.timeoutSeconds.</summary>
    public const int TimeoutSeconds = 5;

    /// <summary>
    /// Default of the three ids of spec.security: the uid that useradd gives first. Not in the schema, because of idsFromCluster.
    /// </summary>
    public const long Id = 1000L;

    /// <summary>Default of spec.security.idsFromCluster.</summary>
    public const bool IdsFromCluster = false;

    /// <summary>Default of spec.security.readOnlyRootFilesystem.</summary>
    public const bool ReadOnlyRootFilesystem = true;

    /// <summary>Default of spec.security.serviceAccountToken.</summary>
    public const bool ServiceAccountToken = false;

    /// <summary>Default of spec.security.tmpSizeLimit.</summary>
    public const string TmpSizeLimit = "1Gi";

    /// <summary>Default of spec.rollout.maxSurge.</summary>
    public const string MaxSurge = "25%";

    /// <summary>Default of spec.rollout.maxUnavailable.</summary>
    public const int MaxUnavailable = 0;

    /// <summary>
    /// Least default of spec.rollout.progressDeadlineSeconds. Not in the schema, because it depends on how long a start may take.
    /// </summary>
    public const int ProgressDeadlineSeconds = 600;

    /// <summary>
    /// What the default of spec.rollout.progressDeadlineSeconds leaves for a node to be found and the image to be pulled.
    /// </summary>
    public const int ProgressMarginSeconds = 300;

    /// <summary>Default of spec.rollout.minReadySeconds.</summary>
    public const int MinReadySeconds = 0;

    /// <summary>Default of spec.migration.timeoutSeconds.</summary>
    public const int MigrationTimeoutSeconds = 600;

    /// <summary>CPU request of a service that names no resources.</summary>
    public const string RequestCpu = "100m";

    /// <summary>Memory request of a service that names no resources.</summary>
    public const string RequestMemory = "128Mi";

    /// <summary>Memory limit of a service that names no resources. There is no CPU limit.</summary>
    public const string LimitMemory = "512Mi";
}
