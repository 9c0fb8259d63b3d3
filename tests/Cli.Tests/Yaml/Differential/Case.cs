namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>A file that our reader and kubectl are both given.</summary>
/// <param name="Id">Its name without extension; the names of the objects in it begin so.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Content">What is in it.</param>
internal sealed record Case(string Id, string Title, byte[] Content);
