using PyOps.Crds;
using PyOps.Crds.Validations;

namespace PyOps.Operator.Sources;

/// <summary>
/// A PythonService whose spec is larger than any may be. It is not held: who writes many of them would take the memory that the services
/// of all others need. What is there of the spec is what a status tells.
/// </summary>
/// <param name="problem">What is wrong with it.</param>
internal sealed class LargeService(FieldError problem) : PythonService
{
    /// <summary>What is wrong with the spec, as <see cref="Validation.Check"/> would have said.</summary>
    public FieldError Problem => problem;
}
