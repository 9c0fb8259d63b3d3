using PyOps.Cli.Yaml;
using PyOps.Rules.Policies;

namespace PyOps.Cli.Linting;

/// <summary>Reads the RuntimePolicy that <c>--policy</c> names.</summary>
internal static class GivenPolicy
{
    /// <summary>The policy that a file holds; null when it cannot be used.</summary>
    /// <param name="path">A file, or - for standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="problems">What is wrong, each with its place; empty when nothing is.</param>
    public static Policy? Read(string path, Stream input, out IReadOnlyList<string> problems)
    {
        if (Directory.Exists(path))
        {
            problems = [$"{path}: a folder; name the file of a RuntimePolicy"];
            return null;
        }
        var source = Sources.At(path, input).Single();
        if (source.Problem is { } problem)
        {
            problems = [$"{path}: {problem}"];
            return null;
        }
        var documents = Documents.Of(source.Content)
            .Where(document => !document.IsDropped && document.Root is not ScalarNode { IsNull: true })
            .ToList();
        if (documents is [{ Root: { } root }])
        {
            var reading = PolicyReader.Read(JsonText.Write(root));
            problems = [.. reading.Errors.Select(error => $"{path}:{FieldPath.LineOf(root, error.Field)}: {error}")];
            return reading.Policy;
        }
        problems = documents.Find(document => document.Problem is not null) is { } unreadable
            ? [$"{path}:{unreadable.Place}: {unreadable.Problem}"]
            : [$"{path}: has {documents.Count} documents; write one, the RuntimePolicy"];
        return null;
    }
}
