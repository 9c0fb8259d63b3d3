using static PyOps.Rules.Reading.ReadPart;

namespace PyOps.Rules.Reading;

/// <summary>
/// What rules read of an object, in one place. The readers look for nothing else; an update that changes nothing of it is never refused;
/// an API server that knows match conditions asks only of updates that do, by conditions that the chart makes of it; and the rest of an
/// object may have any size.
/// </summary>
public static class ReadTree
{
    /// <summary>How the annotations of a pod begin that are read.</summary>
    public const string Annotation = "container.apparmor.security.beta.kubernetes.io/";

    /// <summary>Most of them; for each container there may be one. It bounds the findings that a hostile pod can ask for.</summary>
    public const int MaxAnnotations = 1000;

    /// <summary>Most containers in a list of them. No node runs nearly as many; it bounds findings too.</summary>
    public const int MaxContainers = 500;

    /// <summary>How many pods a workload asks for.</summary>
    public const string Replicas = "replicas";

    internal static readonly ReadPart Os = Fields(["name"]);
    internal static readonly ReadPart OsLabels = Fields(["kubernetes.io/os", "beta.kubernetes.io/os"]);
    internal static readonly ReadPart Image = Fields(["reference"]);

    // Of the others it matters which they are.
    internal static readonly ReadPart Volume = Fields(["name"], ("image", Image)).AndOthers("", Presence);

    internal static readonly ReadPart Amounts = Fields(["cpu", "memory"]);
    internal static readonly ReadPart Resources = Fields([], ("requests", Amounts), ("limits", Amounts));
    internal static readonly ReadPart Type = Fields(["type"]);
    internal static readonly ReadPart SeLinux = Fields(["type", "user", "role"]);
    internal static readonly ReadPart Windows = Fields(["hostProcess"]);
    internal static readonly ReadPart Sysctl = Fields(["name", "value"]);
    internal static readonly ReadPart Capabilities = Fields(["add", "drop"]);

    internal static readonly ReadPart Security = Fields(
        ["runAsNonRoot", "runAsUser", "privileged", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "procMount"],
        ("capabilities", Capabilities), ("seccompProfile", Type), ("appArmorProfile", Type), ("seLinuxOptions", SeLinux),
        ("windowsOptions", Windows), ("sysctls", Each(Sysctl)));

    internal static readonly ReadPart Target = Fields(["port", "host", "path", "scheme", "service"]);
    internal static readonly ReadPart Exec = Fields(["command"]);
    internal static readonly ReadPart Sleep = Fields(["seconds"]);

    internal static readonly ReadPart Handler = Fields(
        ["periodSeconds", "failureThreshold"],
        ("httpGet", Target), ("tcpSocket", Target), ("grpc", Target), ("exec", Exec), ("sleep", Sleep));

    internal static readonly ReadPart Hooks = Fields([], ("postStart", Handler), ("preStop", Handler));
    internal static readonly ReadPart Variable = Fields(["name", "value"], ("valueFrom", Presence));
    internal static readonly ReadPart Port = Fields(["name", "containerPort", "hostPort", "protocol"]);

    /// <summary>Of a container of any kind.</summary>
    public static readonly ReadPart Container = Fields(
        ["name", "image", "command", "args", "restartPolicy"],
        ("env", Each(Variable)), ("envFrom", Each(Presence)), ("ports", Each(Port)), ("livenessProbe", Handler),
        ("readinessProbe", Handler), ("startupProbe", Handler), ("lifecycle", Hooks), ("resources", Resources),
        ("securityContext", Security));

    /// <summary>The lists of containers of a pod's spec.</summary>
    public static readonly ReadPart Containers = Fields(
        [], ("containers", Each(Container)), ("initContainers", Each(Container)), ("ephemeralContainers", Each(Container)));

    /// <summary>The rest of a pod's spec.</summary>
    public static readonly ReadPart PodSpec = Fields(
        ["hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace", "automountServiceAccountToken", "serviceAccountName",
         "serviceAccount", "restartPolicy", "terminationGracePeriodSeconds"],
        ("os", Os), ("securityContext", Security), ("resources", Resources), ("volumes", Each(Volume)), ("nodeSelector", OsLabels));

    private static readonly ReadPart annotations = Fields([]).AndOthers(Annotation, All);
    private static readonly ReadPart pod = PodSpec.And(Containers);

    internal static readonly ReadPart Template = Fields([], ("metadata", Fields([], ("annotations", annotations))), ("spec", pod));
    internal static readonly ReadPart Workload = Fields([Replicas], ("template", Template));

    /// <summary>
    /// Of a pod or a workload of any kind: no kind has a field that another has and that means something else there. What it is called and
    /// since when it is being deleted no rule reads, but others do, and it changes in no update.
    /// </summary>
    public static readonly ReadPart Root = Fields(
        ["apiVersion", "kind"],
        ("metadata", Fields(["name", "namespace", "deletionTimestamp"], ("annotations", annotations))),
        ("spec", pod.And(Workload).And(Fields([], ("jobTemplate", Fields([], ("spec", Workload)))))));
}
