using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services.Migrations;

/// <summary>Decides whether the command of a service has to run before a revision does. Pure.</summary>
internal static class MigrationNeed
{
    /// <summary>
    /// Once for each image, commit and command: not for a change of variables or resources, nor for what has run before, whose schema is
    /// still there, as migrations only add to it. The command of an older image may not even know the newer schema.
    /// </summary>
    public static bool Of(RevisionPlan plan, CompletedMigration? migration)
    {
        if (migration is null || !plan.IsChange || plan.IsRewriting)
            return false;
        var (wanted, mark) = (plan.Choice.Data, MigrationJobBuilder.Mark(migration.Command));
        return !plan.Known.Any(revision => revision.Number > Promotion.Candidate && revision.Migrated == mark
            && revision.Data.Image == wanted.Image && revision.Data.Commit == wanted.Commit);
    }
}
