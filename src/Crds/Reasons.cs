namespace PyOps.Crds;

/// <summary>Reasons of conditions and events. The STATUS column shows Ready's.</summary>
public static class Reasons
{
    /// <summary>The spec is valid.</summary>
    public const string Valid = "Valid";

    /// <summary>The spec is valid, and rules find something in its pods; the message names each field and its fix.</summary>
    public const string RuleFindings = "RuleFindings";

    /// <summary>The spec breaks a rule; the message names the field and the fix.</summary>
    public const string InvalidSpec = "InvalidSpec";

    /// <summary>A RuntimePolicy that is not named default.</summary>
    public const string NotCounted = "NotCounted";

    /// <summary>The PythonService that spec.imageFrom names does not exist.</summary>
    public const string ImageFromNotFound = "ImageFromNotFound";

    /// <summary>The PythonService that spec.imageFrom names runs nothing yet.</summary>
    public const string ImageFromPending = "ImageFromPending";

    /// <summary>The PythonService that spec.imageFrom names takes its image from another one itself.</summary>
    public const string ImageFromChain = "ImageFromChain";

    /// <summary>Every pod runs the wanted template and is ready.</summary>
    public const string Running = "Running";

    /// <summary>No pod is wanted.</summary>
    public const string ScaledToZero = "ScaledToZero";

    /// <summary>Pods are being made, replaced or removed.</summary>
    public const string Progressing = "Progressing";

    /// <summary>A rollout made no progress within its deadline.</summary>
    public const string ProgressDeadlineExceeded = "ProgressDeadlineExceeded";

    /// <summary>
    /// The command of spec.migration is to run before the next version is rolled out, and has not yet: perhaps an earlier one still runs.
    /// </summary>
    public const string MigrationWaits = "MigrationWaits";

    /// <summary>A migration is under way; what ran before it serves.</summary>
    public const string MigrationRunning = "MigrationRunning";

    /// <summary>A migration's Job is gone and nobody knows whether it ended; it is run again.</summary>
    public const string MigrationLost = "MigrationLost";

    /// <summary>A migration failed; what ran before it serves on.</summary>
    public const string MigrationFailed = "MigrationFailed";

    /// <summary>A migration took longer than spec.migration.timeoutSeconds and was stopped.</summary>
    public const string MigrationTimedOut = "MigrationTimedOut";

    /// <summary>The migration has run for what runs.</summary>
    public const string MigrationSucceeded = "MigrationSucceeded";

    /// <summary>spec.paused is true.</summary>
    public const string Paused = "Paused";

    /// <summary>A foreign object has the name of a child.</summary>
    public const string NameConflict = "NameConflict";

    /// <summary>The API server refused a child as invalid.</summary>
    public const string ChildRejected = "ChildRejected";

    /// <summary>The API server forbade a request: a missing permission, an admission policy or a quota.</summary>
    public const string Forbidden = "Forbidden";

    /// <summary>The namespace is being deleted.</summary>
    public const string NamespaceTerminating = "NamespaceTerminating";

    /// <summary>A request failed for a reason that may pass; it is tried again.</summary>
    public const string ApplyFailed = "ApplyFailed";

    /// <summary>The operator itself failed while it worked a service out; it tries again.</summary>
    public const string ReconcileFailed = "ReconcileFailed";

    /// <summary>The cluster does not serve the API of a child.</summary>
    public const string ApiNotServed = "ApiNotServed";

    /// <summary>Enough pods are available.</summary>
    public const string MinimumReplicasAvailable = "MinimumReplicasAvailable";

    /// <summary>Too few pods are available.</summary>
    public const string MinimumReplicasUnavailable = "MinimumReplicasUnavailable";

    /// <summary>Another revision runs from now on; the event names the fields of the pod template that made it.</summary>
    public const string RevisionChanged = "RevisionChanged";

    /// <summary>What runs was rendered by another version of the operator, or for another cluster.</summary>
    public const string TemplateDiffers = "TemplateDiffers";

    /// <summary>Somebody else wrote fields into the pod template.</summary>
    public const string ForeignFields = "ForeignFields";

    /// <summary>
    /// Pods have other requests or limits than their template: they were resized in place, or changed when they were made.
    /// </summary>
    public const string PodResources = "PodResources";

    /// <summary>The image cannot be pulled.</summary>
    public const string ImagePullBackOff = "ImagePullBackOff";

    /// <summary>The image's name is none.</summary>
    public const string InvalidImageName = "InvalidImageName";

    /// <summary>The application ends again and again.</summary>
    public const string CrashLoopBackOff = "CrashLoopBackOff";

    /// <summary>The application was killed for using more memory than its limit.</summary>
    public const string OomKilled = "OOMKilled";

    /// <summary>The container cannot be started: the command does not exist, for example.</summary>
    public const string StartError = "StartError";

    /// <summary>A Secret, ConfigMap or key that the container needs is missing.</summary>
    public const string CreateContainerConfigError = "CreateContainerConfigError";

    /// <summary>No node takes the pod.</summary>
    public const string Unschedulable = "Unschedulable";

    /// <summary>The application was restarted because its startup probe did not succeed in time.</summary>
    public const string StartupProbeFailing = "StartupProbeFailing";

    /// <summary>The application was ready and is not any more.</summary>
    public const string ReadinessProbeFailing = "ReadinessProbeFailing";

    /// <summary>The application was restarted because its liveness probe failed.</summary>
    public const string LivenessProbeFailing = "LivenessProbeFailing";

    /// <summary>A volume cannot be mounted: its Secret or ConfigMap is missing, for example.</summary>
    public const string FailedMount = "FailedMount";

    /// <summary>A node took the pod away, because it used too much of something.</summary>
    public const string Evicted = "Evicted";

    /// <summary>A node gave the pod up for another reason.</summary>
    public const string PodFailed = "PodFailed";

    /// <summary>Pods cannot be created, because of a quota or an admission policy.</summary>
    public const string FailedCreate = "FailedCreate";
}
