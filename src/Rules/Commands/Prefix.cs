namespace PyOps.Rules.Commands;

/// <summary>What stands in front of the program that a command starts in the end: env, inits, wrappers.</summary>
internal static class Prefix
{
    /// <summary>Where the program begins; the count of words when nothing can be told.</summary>
    /// <param name="words">The command.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="runner">The last wrapper that is a tool of Python; null without one.</param>
    /// <param name="keeper">The first wrapper that hands no signal on; null when none does.</param>
    public static int End(IReadOnlyList<string> words, int start, out string? runner, out Wrapper? keeper)
    {
        (runner, keeper) = (null, null);
        while (true)
        {
            var next = EnvPrefix.End(words, start);
            next = InitPrefix.End(words, next, out _);
            if (Wrapper.At(words, next) is { } wrapper)
            {
                keeper ??= wrapper.KeepsSignals ? wrapper : null;
                runner = wrapper.Verb == "run" ? wrapper.Name : runner;
                next = wrapper.End(words, next);
            }
            if (next == start)
                return next;
            start = next;
        }
    }
}
