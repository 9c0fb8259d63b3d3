using System.Text.Json.Serialization;
using k8s.Models;

namespace PyOps.Crds;

/// <summary>What should run.</summary>
public sealed class PythonServiceSpec
{
    /// <summary>Web listens on a port and gets a Service; Worker has no port, no Service and no PORT variable.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Image with a tag other than latest, or with a digest.</summary>
    [JsonPropertyName("image")]
    public string? Image { get; set; }

    /// <summary>Command in exec form, instead of the image's ENTRYPOINT. A shell (sh -c) must end in exec, or signals never reach the application.</summary>
    [JsonPropertyName("command")]
    public IList<string>? Command { get; set; }

    /// <summary>Arguments to the command, or to the image's ENTRYPOINT when no command is given.</summary>
    [JsonPropertyName("args")]
    public IList<string>? Args { get; set; }

    /// <summary>Number of pods.</summary>
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    /// <summary>Port that the application listens on: the PORT variable, the container port and the probes' port. Default 8080. Not for a Worker.</summary>
    [JsonPropertyName("port")]
    public int? Port { get; set; }

    /// <summary>Environment variables. PORT is reserved; a variable of the same name as one of ours wins.</summary>
    [JsonPropertyName("env")]
    public IList<V1EnvVar>? Env { get; set; }

    /// <summary>ConfigMaps and Secrets whose keys become environment variables.</summary>
    [JsonPropertyName("envFrom")]
    public IList<V1EnvFromSource>? EnvFrom { get; set; }

    /// <summary>Requests and limits. Default: requests of 100m CPU and 128Mi memory, a limit of 512Mi memory and no CPU limit.</summary>
    [JsonPropertyName("resources")]
    public V1ResourceRequirements? Resources { get; set; }

    /// <summary>How to tell that the application is up. Absent: the port accepts connections.</summary>
    [JsonPropertyName("health")]
    public HealthSpec? Health { get; set; }

    /// <summary>Process 1, which reaps zombies and forwards signals: auto, shared-pid, tini (needs command), image (the image brings one) or none.</summary>
    [JsonPropertyName("init")]
    public string? Init { get; set; }

    /// <summary>Ids and the few hardening settings that an application may need to change.</summary>
    [JsonPropertyName("security")]
    public SecuritySpec? Security { get; set; }

    /// <summary>Volumes that pods mount. hostPath and other volumes that reach the node are refused; names that begin with pyops- are reserved.</summary>
    [JsonPropertyName("volumes")]
    public IList<V1Volume>? Volumes { get; set; }

    /// <summary>Where the volumes are mounted. /tmp, /pyops and the writable paths are taken.</summary>
    [JsonPropertyName("volumeMounts")]
    public IList<V1VolumeMount>? VolumeMounts { get; set; }

    /// <summary>RollingUpdate, or Recreate for volumes that attach once and for singletons.</summary>
    [JsonPropertyName("strategy")]
    public string? Strategy { get; set; }

    /// <summary>Pace and patience of a rolling update.</summary>
    [JsonPropertyName("rollout")]
    public RolloutSpec? Rollout { get; set; }

    /// <summary>The Service in front of a Web application.</summary>
    [JsonPropertyName("service")]
    public ServiceSpec? Service { get; set; }

    /// <summary>Where pods may run. Absent: spread over nodes and zones.</summary>
    [JsonPropertyName("scheduling")]
    public SchedulingSpec? Scheduling { get; set; }

    /// <summary>Extra labels of the pods. Those of pyops.dev are reserved.</summary>
    [JsonPropertyName("podLabels")]
    public IDictionary<string, string>? PodLabels { get; set; }

    /// <summary>Extra annotations of the pods. Those of pyops.dev are reserved.</summary>
    [JsonPropertyName("podAnnotations")]
    public IDictionary<string, string>? PodAnnotations { get; set; }

    /// <summary>Secrets of type kubernetes.io/dockerconfigjson with which the image is pulled.</summary>
    [JsonPropertyName("imagePullSecrets")]
    public IList<V1LocalObjectReference>? ImagePullSecrets { get; set; }

    /// <summary>Service account of the pods. Default: the namespace's default account.</summary>
    [JsonPropertyName("serviceAccountName")]
    public string? ServiceAccountName { get; set; }

    /// <summary>Seconds between SIGTERM (with the pause before it) and SIGKILL.</summary>
    [JsonPropertyName("terminationGracePeriodSeconds")]
    public int? TerminationGracePeriodSeconds { get; set; }

    /// <summary>true leaves everything as it is until it is false again.</summary>
    [JsonPropertyName("paused")]
    public bool? Paused { get; set; }
}
