using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services.Steps;

/// <summary>Where a reconcile has come to. A step looks at it and returns another; nobody changes it.</summary>
/// <param name="Seen">What the stores held, and what the children are now.</param>
/// <param name="Reached">What status tells of.</param>
internal sealed record Progress(Observation Seen, Convergence Reached)
{
    /// <summary>Which revision shall run; null until it is chosen.</summary>
    public RevisionPlan? Plan { get; init; }

    /// <summary>The template that pods run by; null until it is settled.</summary>
    public V1PodTemplateSpec? Template { get; init; }

    /// <summary>Why no further step is taken, for the log; null when it goes on.</summary>
    public string? Stop { get; init; }

    /// <summary>What a step threw: told in status, and thrown again after that; null when none did.</summary>
    public Exception? Fault { get; init; }

    /// <summary>Where a service begins of which nothing is known yet but its name.</summary>
    public static Progress Begin(Observation seen) => new(
        seen,
        new Convergence(Defaults.Complete(new PythonService { Metadata = seen.Resource.Metadata }), [])
            .With(SpecStep.NotLookedAt)
            .With(seen.Resource.Status?.Conditions?.FirstOrDefault(before => before.Type == ConditionTypes.Migrated)));

    /// <summary>As far as it was, and no further, because a step threw.</summary>
    public Progress Failed(Exception fault) => this with
    {
        Reached = Reached with
        {
            Failures = [.. Reached.Failures, ChildFailures.OfStep(fault)],
            Revision = Reached.Revision ?? Revision.StateOf(Seen),
        },
        Stop = "a step failed",
        Fault = fault,
    };
}
