namespace PyOps.Cli.Linting;

/// <summary>Something in a file that is not checked, and is no mistake.</summary>
/// <param name="Where">The file, and where it matters the line.</param>
/// <param name="What">What it is, such as the kind of an object.</param>
internal sealed record PassedOver(string Where, string What)
{
    public const string NoObject = "no object of Kubernetes";
    public const string Template = "template";
    public const string Patch = "kustomize patch";
    public const string NoFile = "no regular file";
    public const string Dropped = "text behind the end of a document (...), which kubectl drops";
}
