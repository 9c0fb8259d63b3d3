namespace PyOps.Crds;

/// <summary>Values of <see cref="PythonServiceSpec.Type"/>.</summary>
public static class ServiceTypes
{
    /// <summary>Listens on a port, behind a Service.</summary>
    public const string Web = "Web";

    /// <summary>Has no port, no Service and no PORT variable.</summary>
    public const string Worker = "Worker";
}
