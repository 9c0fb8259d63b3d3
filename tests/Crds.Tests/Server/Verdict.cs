using System.Text.RegularExpressions;
using PyOps.Crds.Tests.Fixtures;

namespace PyOps.Crds.Tests.Server;

/// <summary>Compares what a server says of an object with what was expected, and its words with those of the operator.</summary>
internal static partial class Verdict
{
    /// <summary>An error that is expected.</summary>
    /// <param name="Field">The field that the schema names.</param>
    /// <param name="Says">Part of the operator's message.</param>
    /// <param name="By">Who finds it.</param>
    /// <param name="Twin">The operator's whole message; null where it cannot read the object.</param>
    internal sealed record Expected(string Field, string Says, Judge By, string? Twin);

    /// <summary>The server finds exactly what is expected: all that its schema can see, else, when nothing is, all that CEL can.</summary>
    public static void Check(Answer answer, IReadOnlyList<Expected> errors)
    {
        var bySchema = errors.Where(error => error.By is Judge.Schema).ToList();
        var byCel = errors.Where(error => error.By is Judge.Cel).ToList();
        if (bySchema.Count + byCel.Count == 0)
        {
            answer.Taken();
            Assert.Empty(answer.Warnings);
            return;
        }
        Assert.Equal("Invalid", (string?)answer.Body["reason"]);
        Assert.All(bySchema, error => Assert.Contains(answer.Causes, cause => Plain(cause.Field) == Plain(error.Field)));
        if (bySchema.Count == 0)
            Assert.All(byCel, error => Assert.Contains(answer.Causes, cause => IsAbout(cause, error) && SaysTheSame(cause.Message, error)));
        Assert.All(answer.Causes, cause => Assert.Contains(errors, error => IsAbout(cause, error)));
    }

    // A rule on an object names the object; the operator names the field in it.
    private static bool IsAbout(Answer.Cause cause, Expected error) =>
        error.By is not Judge.Operator && Plain(error.Field).StartsWith(Plain(cause.Field), StringComparison.Ordinal);

    // CEL cannot say which known word is nearest. And it shows no text that could break a line, of which the operator shows what it can.
    private static bool SaysTheSame(string message, Expected error) => error.Twin switch
    {
        null => message.Contains(error.Says, StringComparison.Ordinal),
        var near when near.Contains("; did you mean", StringComparison.Ordinal) =>
            message.Contains(near.Split("; did you mean")[0], StringComparison.Ordinal),
        var unfit when unfit.Contains('?', StringComparison.Ordinal) =>
            message.EndsWith(Noun().Replace(unfit, ""), StringComparison.Ordinal),
        var twin => message.EndsWith(twin, StringComparison.Ordinal),
    };

    // Servers write the key of a map like a field, or in brackets.
    private static string Plain(string field) => Key().Replace(field, ".${key}");

    [GeneratedRegex(@"\[(?<key>[^\]0-9][^\]]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"^"".*""(: )?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noun();
}
