namespace PyOps.Floods.Attacks;

/// <summary>Where the webhook is attacked.</summary>
internal sealed record Target(int Port, int HealthPort);

/// <summary>A way to keep the webhook from answering.</summary>
/// <param name="Name">What it does, for a table.</param>
/// <param name="Crowd">Who does it.</param>
/// <param name="Run">Does it until the end.</param>
internal sealed record Attack(string Name, Crowd Crowd, Func<Target, Crowd, CancellationToken, Task> Run)
{
    public Task On(Target target, CancellationToken end) => Run(target, Crowd, end);
}
