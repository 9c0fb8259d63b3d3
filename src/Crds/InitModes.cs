namespace PyOps.Crds;

/// <summary>Values of <see cref="PythonServiceSpec.Init"/>: who is process 1 of the container.</summary>
public static class InitModes
{
    /// <summary>
    /// <see cref="Image"/> if the command starts with an init, else <see cref="SharedPid"/> with one container, else <see cref="Tini"/>.
    /// </summary>
    public const string Auto = "auto";

    /// <summary>The pod's pause process, in a process namespace that its containers share.</summary>
    public const string SharedPid = "shared-pid";

    /// <summary>A tini that the operator mounts; needs a command.</summary>
    public const string Tini = "tini";

    /// <summary>The init that the image brings.</summary>
    public const string Image = "image";

    /// <summary>The application itself.</summary>
    public const string None = "none";
}
