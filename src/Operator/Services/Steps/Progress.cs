using k8s.Models;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Steps;

/// <summary>Where a reconcile has come to. A step looks at it and returns another; nobody changes it.</summary>
/// <param name="Seen">What the stores held, and what the children are now.</param>
/// <param name="Reached">What status tells of.</param>
internal sealed record Progress(Observation Seen, Convergence Reached)
{
    /// <summary>The template that pods run by; null until it is settled.</summary>
    public V1PodTemplateSpec? Template { get; init; }

    /// <summary>Why no further step is taken, for the log; null when it goes on.</summary>
    public string? Stop { get; init; }
}
