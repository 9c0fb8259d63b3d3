using k8s.Models;
using PyOps.Crds;

namespace PyOps.Operator.Services.State;

/// <summary>What the stores hold of one PythonService at one moment.</summary>
/// <param name="Resource">The PythonService.</param>
/// <param name="Deployment">Its Deployment, or null.</param>
/// <param name="Service">Its Service, or null.</param>
/// <param name="Pods">Its serving pods, in no order.</param>
internal sealed record Observation(PythonService Resource, V1Deployment? Deployment, V1Service? Service, IReadOnlyList<V1Pod> Pods)
{
    /// <summary>Every child that the stores hold or could hold, in the order of the table.</summary>
    public IReadOnlyList<SeenChild> Children { get; init; } = [];

    /// <summary>Events of the pod that status cannot explain without them.</summary>
    public IReadOnlyList<PodEvent> Events { get; init; } = [];

    /// <summary>ControllerRevisions that carry its label, in no order.</summary>
    public IReadOnlyList<V1ControllerRevision> Revisions { get; init; } = [];
}
