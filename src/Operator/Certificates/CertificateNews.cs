using PyOps.Operator.Runtime.Events;

namespace PyOps.Operator.Certificates;

/// <summary>What people are told of a step, as an event.</summary>
/// <param name="Kind">Normal, or a warning when somebody should know how it came to this.</param>
/// <param name="Reason">One word.</param>
/// <param name="Note">A sentence.</param>
internal sealed record CertificateNews(EventKind Kind, string Reason, string Note)
{
    /// <summary>The news of a step; null when only the log is told.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isFirst">Whether there were no Secrets before.</param>
    public static CertificateNews? Of(Step step, bool isFirst) => step.Kind switch
    {
        StepKind.Renew when isFirst => new(EventKind.Normal, "CertificatesCreated", "The webhook has its first authority"),
        StepKind.Renew => new(EventKind.Warning, "CertificatesReplaced", $"The webhook has a new authority, because {step.Reason}"),
        StepKind.WriteLeaf => new(EventKind.Normal, "CertificateRotated", $"The webhook has a new certificate: {step.Reason}"),
        StepKind.PrepareAuthority => new(EventKind.Normal, "AuthorityRotationStarted", $"The next authority is made: {step.Reason}"),
        StepKind.Promote => new(EventKind.Normal, "AuthorityRotated", $"The next authority has taken its place: {step.Reason}"),
        StepKind.DropNext => new(EventKind.Warning, "AuthorityRotationAbandoned", $"The next authority is given up, because {step.Reason}"),
        StepKind.Trust => new(EventKind.Normal, "CaBundleWritten", $"API servers are told whom to trust, because {step.Reason}"),
        StepKind.Refuse or StepKind.RefuseOfLeaf =>
            new(EventKind.Warning, "RequestNotUnderstood", $"Nothing is rotated, because {step.Reason}"),
        _ => null,
    };
}
