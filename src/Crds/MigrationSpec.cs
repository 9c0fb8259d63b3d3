using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>
/// What changes the database for a new version, once, before its pods are rolled out. It must be safe to repeat, and leave the database
/// usable for the version that runs.
/// </summary>
public sealed class MigrationSpec
{
    /// <summary>
    /// Command in exec form ([python, manage.py, migrate]). It runs in a pod of its own with the image, variables, volumes and account of
    /// the version that is to be rolled out, and ends with 0 when all is done.
    /// </summary>
    [JsonPropertyName("command")]
    [Required, MinLength(1), MaxLength(64), EachLength(4096)]
    [Rule("size(self) == 0 || self[0] != ''", "spec.migration.command: " + Fixes.Program)]
    public IList<string>? Command { get; set; }

    /// <summary>Seconds that it may take, 1 to 86400, waiting for its pod included; then it is stopped and has failed.</summary>
    [JsonPropertyName("timeoutSeconds")]
    [DefaultValue(SpecDefaults.MigrationTimeoutSeconds), Range(1, 86400)]
    public int? TimeoutSeconds { get; set; }
}
