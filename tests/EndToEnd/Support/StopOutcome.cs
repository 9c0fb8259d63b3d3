namespace PyOps.EndToEnd.Support;

/// <summary>What a stop did to a program that had work in hand.</summary>
/// <param name="Ended">Whether the work came to its end, and who asked for it got the answer.</param>
/// <param name="Zombies">Processes that had ended and that nobody had waited for, before the stop.</param>
/// <param name="Seconds">From the stop to the end of the container.</param>
/// <param name="Log">The container's log.</param>
internal sealed record StopOutcome(bool Ended, int Zombies, double Seconds, string Log);
