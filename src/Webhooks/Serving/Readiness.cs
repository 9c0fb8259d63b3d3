namespace PyOps.Webhooks.Serving;

/// <summary>
/// Whether reviews should be sent here. It latches: once certificate and policy have been there it stays, because what breaks later breaks
/// everywhere at once, and must not take every replica out. Only the end of the process takes it back.
/// </summary>
internal sealed class Readiness(params (string Name, Func<string?> Problem)[] checks)
{
    private volatile bool wasReady;
    private volatile bool isDraining;

    /// <summary>What is missing, by name; empty when ready.</summary>
    public IReadOnlyList<(string Name, string Problem)> Missing()
    {
        if (isDraining)
            return [("process", "it was told to stop")];
        if (wasReady)
            return [];
        var missing = checks.Select(check => (check.Name, check.Problem())).Where(check => check.Item2 is not null).Select(check => (check.Name, check.Item2!)).ToList();
        wasReady = missing is [];
        return missing;
    }

    /// <summary>The process is about to end.</summary>
    public void Drain() => isDraining = true;
}
