namespace PyOps.Crds;

/// <summary>Names that are part of the API for ever: group, labels, annotations, field managers.</summary>
public static class ApiNames
{
    /// <summary>API group of every resource of ours.</summary>
    public const string Group = "pyops.dev";

    /// <summary>The version that is served and stored.</summary>
    public const string Version = "v1alpha1";

    /// <summary>Whether a label or an annotation is of this project.</summary>
    /// <param name="key">Its key.</param>
    public static bool IsOurs(string key) => key.StartsWith(Group + "/", StringComparison.Ordinal);

    /// <summary>Group and version as an object's apiVersion.</summary>
    public const string ApiVersion = Group + "/" + Version;

    /// <summary>Selector label: the PythonService's name.</summary>
    public const string ServiceLabel = "pyops.dev/service";

    /// <summary>Selector label: what a pod is for.</summary>
    public const string RoleLabel = "pyops.dev/role";

    /// <summary>Pod annotation: the init mode that was chosen.</summary>
    public const string InitAnnotation = "pyops.dev/init";

    /// <summary>Annotation of a PythonService: another value has its pods made from the template that the operator renders today.</summary>
    public const string RefreshAnnotation = "pyops.dev/refresh";

    /// <summary>Annotation of a Job: the revision that is to run after it.</summary>
    public const string RevisionAnnotation = "pyops.dev/revision";

    /// <summary>Annotation of a Job: the mark of the command of the migration that it is.</summary>
    public const string MigrationAnnotation = "pyops.dev/migration";

    /// <summary>Annotation of a revision: the mark of the command that had migrated the database when it was promoted.</summary>
    public const string MigratedAnnotation = "pyops.dev/migrated";

    /// <summary>A condition that no pod ever has: who waits for it is never ready.</summary>
    public const string ServesGate = "pyops.dev/serves";

    /// <summary>
    /// Annotation of a Deployment whose replicas we have left to the kind that is its value.
    /// It goes with the very apply that names no replicas.
    /// </summary>
    public const string ScaledByAnnotation = "pyops.dev/scaled-by";

    /// <summary>Name prefix of volumes and containers that are ours; users may not use it.</summary>
    public const string ReservedPrefix = "pyops-";

    /// <summary>Name of the application's container port and of the Service's port.</summary>
    public const string PortName = "http";

    /// <summary>Field manager of everything we apply but status.</summary>
    public const string FieldManager = "pyops";

    /// <summary>Field manager that keeps a Deployment's replicas from falling while an autoscaler takes them over from us.</summary>
    public const string ScaleFieldManager = "pyops-scale";

    /// <summary>Who writes conditions and counts, so that a user's apply of the spec never owns them.</summary>
    public const string StatusFieldManager = "pyops-status";
}
