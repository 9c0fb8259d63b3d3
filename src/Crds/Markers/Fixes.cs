namespace PyOps.Crds.Markers;

/// <summary>
/// What to write instead, in the words that a CEL rule and its twin share. They follow a field, or a field and its value, and a colon.
/// </summary>
internal static class Fixes
{
    public const string Program = "the first word is the program to start: it cannot be empty";

    public const string EnvName =
        "a name holds only letters, digits, '_', '-' and '.', is not '.' itself, and does not start with a digit or '..'";

    public const string VolumeName =
        "a name holds only lower-case letters, digits and '-', and starts and ends with a letter or digit";

    public const string RefusedVolume =
        "hostPath and other volumes that reach the node or the network are refused: use " + VolumeSources.AllowedText;

    public const string LabelValue =
        "a value holds only letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";

    public const string Path = "is absolute, not /, and without ':', '.', '..', '//' or a slash at its end";

    public const string HttpPath = "write a path that starts with / and holds no spaces, percent-encoded where it is not ASCII";

    public const string ReplicaRange = "minReplicas (2 unless you set it) cannot be more than maxReplicas";

    public const string ProbeHost = "name one host, such as shop.example.com or shop.example.com:8080, without scheme and path";

    public const string ProgressDeadline =
        "must be more than spec.health.startupSeconds and minReadySeconds together: a pod that starts in time would count as stalled";

    public const string IngressHost =
        "name one host in lower case, such as shop.example.com or *.example.com, without scheme, port and path; no address";

    public const string IngressPath =
        "write / or a path of segments of letters, digits, '-', '_', '~' and '.', none of them empty, '.' or '..'";

    public const string NetworkPeer = "each entry has either ipBlock, or podSelector or namespaceSelector or both of these";

    public const string IdsFromCluster =
        "idsFromCluster leaves the ids to the cluster: remove runAsUser, runAsGroup and fsGroup, or idsFromCluster";

    public const string OneImage =
        "name the image to run, or in spec.imageFrom.service the PythonService whose image to run: one of the two";

    public const string FollowedName =
        "name a PythonService of this namespace: only lower-case letters, digits and '-', a letter first and no '-' last";

    public const string FollowedMigration =
        "the service of spec.imageFrom migrates for all that run its image: remove spec.migration here, and set it there";

    public const string FollowsItself = "a service cannot run its own image: name another PythonService, or set spec.image instead";

    public const string DeclaredVolume = "each names a volume of spec.volumes: add the volume, or correct the name";
}
