using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Revisions;

/// <summary>Says what made a revision the one that runs: fields of the pod template, and never a value. Pure.</summary>
internal static class RevisionChange
{
    private const int Most = 10;
    private const int Longest = 700;

    /// <summary>Such as <c>revision 4 (shop-1a2b3c4d5e): spec.containers[app].image</c>.</summary>
    public static string Of(RevisionChoice choice) => $"revision {choice.Number} ({choice.Name}): {Why(choice)}";

    private static string Why(RevisionChoice choice)
    {
        if (choice.Current is not { } before)
            return "the first of this service";
        if (Template.Read(before.Data.Template) is null)
            return "what ran before cannot be read";
        return Template.Changes(before.Data.Template, choice.Data.Template) switch
        {
            [] => "the pods stay as they are",
            var fields when fields.Count > Most => $"{Listed(fields.Take(Most))} and {fields.Count - Most} more",
            var fields => Listed(fields),
        };
    }

    private static string Listed(IEnumerable<string> fields) => Text.Bounded(string.Join(", ", fields), Longest);
}
