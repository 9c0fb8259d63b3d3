namespace PyOps.Hosting.Health;

/// <summary>
/// Whether work should be sent here. It latches: once everything has been in order it stays, because what breaks later breaks everywhere at
/// once, and must not take every replica out. Only the end of the process takes it back.
/// </summary>
/// <param name="checks">All of these have to be in order once.</param>
public sealed class ReadinessLatch(IReadOnlyList<HealthCheck> checks)
{
    private volatile bool wasReady;
    private volatile bool isDraining;

    /// <summary>Asks every check now.</summary>
    /// <returns>Whether it is ready, and what each check says now.</returns>
    public (bool IsReady, IReadOnlyList<(string Name, string? Problem)> Checks) Look()
    {
        if (isDraining)
            return (false, [("process", "it was told to stop")]);
        var seen = checks.Select(check => (check.Name, Problem: check.Problem())).ToList();
        wasReady = wasReady || seen.TrueForAll(check => check.Problem is null);
        return (wasReady, seen);
    }

    /// <summary>The process is about to end.</summary>
    public void Drain() => isDraining = true;
}
