namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>What a reader made of a file.</summary>
/// <param name="Objects">The objects before anything that it refuses, as canonical JSON.</param>
/// <param name="Problem">Why it refuses something; null when it does not.</param>
internal sealed record Reading(IReadOnlyList<string> Objects, string? Problem);
