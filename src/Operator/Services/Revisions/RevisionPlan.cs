using k8s.Models;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Which revision shall run, and what that was decided by. Nothing is written down yet.</summary>
/// <param name="Inputs">The service's inputs now.</param>
/// <param name="Today">What a revision of these inputs would hold if it were made now.</param>
/// <param name="Known">The service's revisions, the current one first.</param>
/// <param name="Choice">The decision.</param>
internal sealed record RevisionPlan(InputsHash Inputs, RevisionData Today, IReadOnlyList<Revision> Known, RevisionChoice Choice)
{
    /// <summary>Whether another revision shall run than the one that does, or a first one.</summary>
    public bool IsChange => Choice.Name != Choice.Current?.Name;

    /// <summary>
    /// Whether what runs is only written down anew, because inputs are hashed in another way: no pod is made for it.
    /// </summary>
    public bool IsRewriting => Choice.Current?.Data is { } before
        && before.Format != Choice.Data.Format && before.Template == Choice.Data.Template;

    /// <summary>The chosen revision as it is written down before it may run: with the number that it has.</summary>
    public RevisionChoice Pending => Known.FirstOrDefault(revision => revision.Name == Choice.Name) is { } there
        ? Choice with { Number = there.Number, Migrated = there.Migrated }
        : Choice with { Number = Promotion.Candidate };

    /// <summary>
    /// What status says, and what pods run by, while the chosen revision cannot run; no template for a service without any.
    /// </summary>
    public (RevisionState State, V1PodTemplateSpec? Template) Waiting => Choice.Current is { } current
        ? (new RevisionState(current.Name, IsChange ? Choice.Name : null), Template.Read(current.Data.Template))
        : (new RevisionState(Current: null, Choice.Name), null);

    /// <summary>Decides.</summary>
    /// <param name="service">Name of the service.</param>
    /// <param name="inputs">The service's inputs now.</param>
    /// <param name="today">What a revision of these inputs would hold if it were made now.</param>
    /// <param name="known">The service's revisions, the current one first.</param>
    public static RevisionPlan Of(string service, InputsHash inputs, RevisionData today, IReadOnlyList<Revision> known) =>
        new(inputs, today, known, RevisionChooser.Choose(service, inputs, today, known));

    /// <summary>The chosen revision as the one that runs.</summary>
    /// <param name="mark">The mark of the command of the service's migrations; null without one.</param>
    public RevisionChoice Promoted(string? mark) =>
        Choice with { Migrated = IsChange && !IsRewriting ? mark : Choice.Current?.Migrated };
}
