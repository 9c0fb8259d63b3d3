namespace PyOps.Cli.Linting;

/// <summary>What is in a document.</summary>
/// <param name="Object">The object; null when it is none.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Problem">Why it is none.</param>
/// <param name="IsManifest">Whether somebody meant it for Kubernetes all the same.</param>
internal sealed record ObjectReading(KubernetesObject? Object, int Line, string? Problem, bool IsManifest);
