namespace PyOps.Crds;

/// <summary>Values of <see cref="PythonServiceSpec.Strategy"/>.</summary>
public static class Strategies
{
    /// <summary>New pods become ready before old ones end.</summary>
    public const string RollingUpdate = "RollingUpdate";

    /// <summary>Old pods end before new ones start.</summary>
    public const string Recreate = "Recreate";
}
