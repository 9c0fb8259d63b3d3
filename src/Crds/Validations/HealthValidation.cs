using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Health is asked by HTTP or by a command.</summary>
internal static class HealthValidation
{
    private const string Field = "spec.health";

    public static IEnumerable<FieldError> Check(HealthSpec? health)
    {
        if (health is null)
            yield break;
        if (health.Exec is [var program, ..])
        {
            if (program is "")
                yield return new($"{Field}.exec[0]", Fixes.Program);
            if (health.Path is not null || health.LivenessPath is not null)
                yield return new($"{Field}.exec", "exec and path exclude each other: keep one");
        }
        if (health.LivenessPath is not null && health.Path is null)
            yield return new($"{Field}.livenessPath", "livenessPath needs path, which readiness asks: set spec.health.path");
        if (health.Host is { } host)
        {
            if (health.Path is null)
                yield return new($"{Field}.host", "host needs path, as only HTTP probes have a Host header: set spec.health.path");
            if (!Patterns.Matches(host, Patterns.ProbeHost))
                yield return new($"{Field}.host", $"{Show.Quoted(host)}: {Fixes.ProbeHost}");
        }
        foreach (var (path, name) in new[] { (health.Path, "path"), (health.LivenessPath, "livenessPath") })
        {
            if (path is not null && !Patterns.Matches(path, Patterns.HttpPath))
                yield return new($"{Field}.{name}", $"{Show.Quoted(path)}: {Fixes.HttpPath}");
        }
    }
}
