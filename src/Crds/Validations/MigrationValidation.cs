using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>A migration starts a program, and is that of the service whose image is another one's.</summary>
internal static class MigrationValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        if (spec.Migration?.Command is ["", ..])
            yield return new("spec.migration.command[0]", Fixes.Program);
        if (spec is { Migration: not null, ImageFrom: not null })
            yield return new("spec.migration", Fixes.FollowedMigration);
    }
}
