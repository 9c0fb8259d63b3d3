using PyOps.Rules.Checks;

namespace PyOps.Cli.Output;

/// <summary>Words of what is printed.</summary>
internal static class Words
{
    /// <summary>What effects are called on the command line and in labels of namespaces.</summary>
    public static readonly string[] Effects = ["enforce", "warn", "audit", "disabled"];

    /// <summary>The effect that one of <see cref="Effects"/> names.</summary>
    public static Effect EffectOf(string word) => Enum.Parse<Effect>(word, ignoreCase: true);

    /// <summary>How an action is called in text and on the command line.</summary>
    public static string Of(Effect effect) => effect switch
    {
        Effect.Enforce => "enforce",
        Effect.Warn => "warn",
        Effect.Audit => "audit",
        _ => "disabled",
    };

    /// <summary>The colour of an action: the number of an ANSI sequence.</summary>
    public static string Colour(Effect effect) => effect switch
    {
        Effect.Enforce => "1;31",
        Effect.Warn => "33",
        _ => "2",
    };

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
