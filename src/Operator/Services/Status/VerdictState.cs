namespace PyOps.Operator.Services.Status;

/// <summary>Where a service stands, in kstatus' terms.</summary>
internal enum VerdictState
{
    /// <summary>The operator or the cluster is at work.</summary>
    Reconciling,

    /// <summary>What the spec asks for runs.</summary>
    Ready,

    /// <summary>A person must do something.</summary>
    Stalled,
}
