using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Services.Steps;

/// <summary>Chooses the revision that shall run, and looks where its migration stands. Nothing is done about either yet.</summary>
internal sealed class ChoiceStep(RevisionKeeper revisions, MigrationStep migrations)
{
    public Progress Take(Progress now) => migrations.Look(now with { Plan = revisions.Plan(now.Reached.Service, now.Seen) });
}
