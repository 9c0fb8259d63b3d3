using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>What should run.</summary>
[Rule("!has(self.imageFrom) || !has(self.migration)", "spec.migration: " + Fixes.FollowedMigration)]
[Rule("has(self.image) != has(self.imageFrom)", "spec.image: " + Fixes.OneImage)]
[Rule("self.type != 'Worker' || !has(self.port)", "a Worker has no port: remove spec.port, or set spec.type to Web")]
[Rule("self.type != 'Worker' || !has(self.service)", "a Worker has no Service: remove spec.service, or set spec.type to Web")]
[Rule("self.type != 'Worker' || !has(self.ingress)", "a Worker has no port to lead to: remove spec.ingress, or set spec.type to Web")]
[Rule("self.type != 'Worker' || !has(self.monitoring)", "a Worker has no port to ask: remove spec.monitoring, or set spec.type to Web")]
[Rule("self.type != 'Worker' || !has(self.networkPolicy) || !has(self.networkPolicy.allowFrom) || size(self.networkPolicy.allowFrom) == 0",
    "a Worker has no port to allow: remove spec.networkPolicy.allowFrom, or set spec.type to Web")]
[Rule("self.type != 'Worker' || !has(self.health) || (!has(self.health.path) && !has(self.health.livenessPath))",
    "a Worker has no port to probe: use spec.health.exec instead of spec.health.path and livenessPath")]
[Rule("self.init != 'tini' || (has(self.command) && size(self.command) > 0)",
    "init tini needs a command to start: set spec.command, or another spec.init")]
[Rule("!has(self.volumeMounts) || self.volumeMounts.all(m, has(self.volumes) && self.volumes.exists(v, v.name == m.name))",
    "spec.volumeMounts: " + Fixes.DeclaredVolume,
    Offender = "self.volumeMounts.filter(m, !has(self.volumes) || !self.volumes.exists(v, v.name == m.name))[0].name")]
[Rule("!has(self.volumeMounts) || !has(self.security) || !has(self.security.writablePaths) || " +
    "self.volumeMounts.all(m, !(m.mountPath in self.security.writablePaths))",
    "spec.volumeMounts: a path is in spec.security.writablePaths too: keep one of the two",
    Offender = "self.volumeMounts.filter(m, m.mountPath in self.security.writablePaths)[0].mountPath")]
[Rule("!has(self.rollout) || !has(self.rollout.progressDeadlineSeconds) || " +
    "self.rollout.progressDeadlineSeconds > self.rollout.minReadySeconds + " +
    "(has(self.health) ? self.health.startupSeconds : " + SpecDefaults.StartupText + ")",
    "spec.rollout.progressDeadlineSeconds: " + Fixes.ProgressDeadline)]
public sealed class PythonServiceSpec
{
    /// <summary>Web listens on a port and gets a Service; Worker has no port, no Service and no PORT variable.</summary>
    [JsonPropertyName("type")]
    [DefaultValue(SpecDefaults.Type), AllowedValues(ServiceTypes.Web, ServiceTypes.Worker)]
    public string? Type { get; set; }

    /// <summary>
    /// Image to run, with a tag other than latest, or with a digest: registry.example.com/web/shop:1.4.2. It, or imageFrom, is required.
    /// </summary>
    [JsonPropertyName("image")]
    [MinLength(1), MaxLength(512)]
    [Rule("self.matches('^(" + Patterns.ImageReference + ")$')",
        "spec.image: {it} is no image reference: write repository:tag or repository@sha256:digest, the repository in lower case",
        Offender = "self")]
    [Rule("self.matches('^(" + Patterns.TagOrDigest + ")$')",
        "spec.image: {it} has no tag: name a version tag such as :1.4.2, or a digest (the port of a registry is not a tag)",
        Offender = "self")]
    [Rule("!self.matches('^(" + Patterns.Latest + ")$')",
        "spec.image: {it} has the tag latest, which moves: name a version tag such as :1.4.2, or a digest", Offender = "self")]
    [Rule("self.matches('^(" + Patterns.NoDigestOrSha256 + ")$')",
        "spec.image: {it} has a digest that is not sha256: and 64 hexadecimal digits: copy the whole digest", Offender = "self")]
    public string? Image { get; set; }

    /// <summary>
    /// Instead of image: runs what another service runs, and changes with it. For the worker, the scheduler and the web server of one
    /// application.
    /// </summary>
    [JsonPropertyName("imageFrom")]
    public ImageFromSpec? ImageFrom { get; set; }

    /// <summary>
    /// Command in exec form ([python, -m, shop]), instead of the image's ENTRYPOINT. A shell (sh -c) must exec the application, or signals
    /// never reach it.
    /// </summary>
    [JsonPropertyName("command")]
    [MaxLength(256), EachLength(32768)]
    [Rule("size(self) == 0 || self[0] != ''", "spec.command: " + Fixes.Program)]
    public IList<string>? Command { get; set; }

    /// <summary>Arguments to the command, or to the image's ENTRYPOINT when there is no command.</summary>
    [JsonPropertyName("args")]
    [MaxLength(256), EachLength(32768)]
    public IList<string>? Args { get; set; }

    /// <summary>
    /// Number of pods. With autoscaling it only says how many to begin with, within minReplicas
    /// and maxReplicas: the autoscaler decides after that.
    /// </summary>
    [JsonPropertyName("replicas")]
    [DefaultValue(SpecDefaults.Replicas), Range(0, 1000)]
    public int? Replicas { get; set; }

    /// <summary>
    /// Port that the application listens on, 1024 to 65535: the PORT variable, the container port and the probes' port. Default 8080; a
    /// Worker has none.
    /// </summary>
    [JsonPropertyName("port")]
    [Range(1024, 65535)]
    public int? Port { get; set; }

    /// <summary>Environment variables. PORT is reserved: set spec.port. Any other variable wins over one that the operator sets.</summary>
    [JsonPropertyName("env")]
    [MaxLength(500), ListMap("name")]
    [Rule("self.name != 'PORT'", "spec.env: PORT is reserved: set spec.port instead", Each = true)]
    [Rule("self.name.matches('^(" + Patterns.EnvName + ")$')",
        "spec.env: " + Fixes.EnvName, Each = true, Offender = "self.name")]
    [Rule("!has(self.valueFrom) || !has(self.value) || self.value == ''",
        "spec.env: value and valueFrom exclude each other: keep one", Each = true, Offender = "self.name")]
    public IList<V1EnvVar>? Env { get; set; }

    /// <summary>ConfigMaps and Secrets whose keys become environment variables.</summary>
    [JsonPropertyName("envFrom")]
    [MaxLength(64)]
    [Rule("has(self.configMapRef) != has(self.secretRef)",
        "spec.envFrom: name one of configMapRef and secretRef in each entry", Each = true)]
    public IList<V1EnvFromSource>? EnvFrom { get; set; }

    /// <summary>
    /// Requests and limits of the container. Default: requests of 100m CPU and 128Mi memory, a limit of 512Mi memory and no CPU limit.
    /// </summary>
    [JsonPropertyName("resources")]
    [Rule("!has(self.claims)", "spec.resources.claims is not supported: a PythonService has no resource claims")]
    public V1ResourceRequirements? Resources { get; set; }

    /// <summary>How to tell that the application is up. Absent: the port accepts connections.</summary>
    [JsonPropertyName("health")]
    public HealthSpec? Health { get; set; }

    /// <summary>
    /// Process 1, which reaps zombies and forwards signals: tini (mounted by the operator; needs command), shared-pid (the pod's own),
    /// image (the image brings one), none (the application itself), or auto: image if the command starts with a known init, else
    /// shared-pid.
    /// </summary>
    [JsonPropertyName("init")]
    [DefaultValue(SpecDefaults.Init), AllowedValues(InitModes.Auto, InitModes.SharedPid, InitModes.Tini, InitModes.Image, InitModes.None)]
    public string? Init { get; set; }

    /// <summary>User and group ids, and the few hardening settings that an application may need to change.</summary>
    [JsonPropertyName("security")]
    public SecuritySpec? Security { get; set; }

    /// <summary>
    /// Volumes of the pods. hostPath and others that reach the node or the network are refused: use persistentVolumeClaim or csi. Names
    /// that start with pyops- are reserved.
    /// </summary>
    [JsonPropertyName("volumes")]
    [MaxLength(64), ListMap("name")]
    [Rule("self.name.matches('^(" + Patterns.DnsLabel + ")$')",
        "spec.volumes: " + Fixes.VolumeName, Each = true, Offender = "self.name")]
    [Rule("!self.name.startsWith('pyops-')",
        "spec.volumes: names that start with pyops- are reserved: choose another", Each = true, Offender = "self.name")]
    [Rule(VolumeSources.NoRefused,
        "spec.volumes: " + Fixes.RefusedVolume, Each = true, Offender = "self.name")]
    [Rule(VolumeSources.OneAllowed,
        "spec.volumes: each volume has exactly one source: " + VolumeSources.AllowedText, Each = true, Offender = "self.name")]
    public IList<V1Volume>? Volumes { get; set; }

    /// <summary>Where the volumes are mounted. /tmp, /pyops and the writable paths are taken.</summary>
    [JsonPropertyName("volumeMounts")]
    [MaxLength(64), ListMap("mountPath")]
    [Rule("self.mountPath.matches('^(" + Patterns.AbsolutePath + ")$')",
        "spec.volumeMounts: a mountPath " + Fixes.Path, Each = true, Offender = "self.mountPath")]
    [Rule("self.mountPath != '/tmp' && self.mountPath != '/pyops' && !self.mountPath.startsWith('/pyops/')",
        "spec.volumeMounts: /tmp and /pyops are reserved: mount elsewhere", Each = true, Offender = "self.mountPath")]
    public IList<V1VolumeMount>? VolumeMounts { get; set; }

    /// <summary>RollingUpdate, or Recreate for volumes that attach once and for singletons.</summary>
    [JsonPropertyName("strategy")]
    [DefaultValue(SpecDefaults.Strategy), AllowedValues(Strategies.RollingUpdate, Strategies.Recreate)]
    public string? Strategy { get; set; }

    /// <summary>Pace and patience of a rollout.</summary>
    [JsonPropertyName("rollout")]
    public RolloutSpec? Rollout { get; set; }

    /// <summary>The Service in front of a Web application; a Worker has none.</summary>
    [JsonPropertyName("service")]
    public ServiceSpec? Service { get; set; }

    /// <summary>An Ingress that leads to a Web application. Absent: none.</summary>
    [JsonPropertyName("ingress")]
    public IngressSpec? Ingress { get; set; }

    /// <summary>A HorizontalPodAutoscaler, which decides the number of pods instead of replicas. Absent: none.</summary>
    [JsonPropertyName("autoscaling")]
    public AutoscalingSpec? Autoscaling { get; set; }

    /// <summary>The PodDisruptionBudget, which there is whenever more than one pod is wanted.</summary>
    [JsonPropertyName("disruption")]
    public DisruptionSpec? Disruption { get; set; }

    /// <summary>A NetworkPolicy on who may connect to the pods; {} lets nobody. Absent: none.</summary>
    [JsonPropertyName("networkPolicy")]
    public NetworkPolicySpec? NetworkPolicy { get; set; }

    /// <summary>A ServiceMonitor, where the cluster serves that kind. Absent: none.</summary>
    [JsonPropertyName("monitoring")]
    public MonitoringSpec? Monitoring { get; set; }

    /// <summary>Where pods may run. Absent: spread over nodes and zones.</summary>
    [JsonPropertyName("scheduling")]
    public SchedulingSpec? Scheduling { get; set; }

    /// <summary>Extra labels of the pods. Those of pyops.dev are reserved.</summary>
    [JsonPropertyName("podLabels")]
    [MaxLength(64), EachLength(63)]
    [Rule(ReservedKeys.None, "spec.podLabels: labels of pyops.dev/ are reserved: remove them",
        Offender = ReservedKeys.First)]
    [Rule("self.matches('^(" + Patterns.LabelValue + ")$')",
        "spec.podLabels: " + Fixes.LabelValue, Each = true, Offender = "self")]
    public IDictionary<string, string>? PodLabels { get; set; }

    /// <summary>Extra annotations of the pods. Those of pyops.dev are reserved.</summary>
    [JsonPropertyName("podAnnotations")]
    [MaxLength(64), EachLength(8192)]
    [Rule(ReservedKeys.None, "spec.podAnnotations: annotations of pyops.dev/ are reserved: remove them",
        Offender = ReservedKeys.First)]
    public IDictionary<string, string>? PodAnnotations { get; set; }

    /// <summary>Secrets of type kubernetes.io/dockerconfigjson with which the image is pulled.</summary>
    [JsonPropertyName("imagePullSecrets")]
    [MaxLength(16), ListMap("name")]
    [Rule("self.name.matches('^(" + Patterns.DnsSubdomain + ")$')",
        "spec.imagePullSecrets: name a Secret: lower-case letters, digits, '-' and '.'", Each = true, Offender = "self.name")]
    public IList<V1LocalObjectReference>? ImagePullSecrets { get; set; }

    /// <summary>
    /// Service account of the pods. Default: the namespace's default account. Its token is mounted only with security.serviceAccountToken.
    /// </summary>
    [JsonPropertyName("serviceAccountName")]
    [MaxLength(253)]
    [Rule("self == '' || self.matches('^(" + Patterns.DnsSubdomain + ")$')",
        "spec.serviceAccountName: name a ServiceAccount: lower-case letters, digits, '-' and '.'", Offender = "self")]
    public string? ServiceAccountName { get; set; }

    /// <summary>
    /// Seconds that a pod may take to stop before it is killed, 10 to 86400; a Web service spends the first 5 waiting for traffic to drain.
    /// </summary>
    [JsonPropertyName("terminationGracePeriodSeconds")]
    [DefaultValue(SpecDefaults.TerminationGracePeriodSeconds), Range(10, 86400)]
    public int? TerminationGracePeriodSeconds { get; set; }

    /// <summary>
    /// A command that changes the database before a version with another image is rolled out, while the version before it serves. Absent:
    /// none.
    /// </summary>
    [JsonPropertyName("migration")]
    public MigrationSpec? Migration { get; set; }

    /// <summary>true leaves everything as it is until it is false again.</summary>
    [JsonPropertyName("paused")]
    public bool? Paused { get; set; }
}
