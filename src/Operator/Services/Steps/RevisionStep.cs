using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Settles which template the pods run by, and stops when nothing could be written down that they may run by. Condition RefreshAvailable.
/// </summary>
internal sealed class RevisionStep(RevisionKeeper revisions)
{
    public async Task<Progress> TakeAsync(Progress now, CancellationToken cancellation)
    {
        List<ChildFailure> failures = [.. now.Reached.Failures];
        var (revision, template) = await revisions.SettleAsync(now.Reached.Service, now.Seen, failures, cancellation);
        return now with
        {
            Reached = now.Reached with { Failures = failures, Revision = revision },
            Template = template,
            Stop = template is null ? "nothing is written down that pods could run by" : null,
        };
    }
}
