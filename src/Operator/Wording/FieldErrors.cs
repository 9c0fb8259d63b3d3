using PyOps.Crds;

namespace PyOps.Operator.Wording;

/// <summary>Fits the errors of a spec into one message.</summary>
internal static class FieldErrors
{
    private const int Most = 10;
    private const int Longest = 2_000;

    public static string Message(IReadOnlyList<FieldError> errors)
    {
        var told = string.Join("; ", errors.Take(Most));
        return errors.Count > Most ? $"{Text.Bounded(told, Longest)}; and {errors.Count - Most} more" : Text.Bounded(told, Longest);
    }
}
