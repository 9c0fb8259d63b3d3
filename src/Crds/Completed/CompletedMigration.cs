namespace PyOps.Crds.Completed;

/// <summary>What runs once before a new version is rolled out.</summary>
/// <param name="Command">Command in exec form, of one word at least.</param>
/// <param name="TimeoutSeconds">Seconds that it may take.</param>
public sealed record CompletedMigration(IReadOnlyList<string> Command, int TimeoutSeconds);
