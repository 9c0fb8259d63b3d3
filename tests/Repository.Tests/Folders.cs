using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

/// <summary>Which folder of a source project uses which, as its code says it.</summary>
internal static partial class Folders
{
    /// <summary>A use: the folder of the file, the folder whose type it names, and the file with that type.</summary>
    internal sealed record Use(string From, string To, string Where);

    /// <summary>The uses among the folders of one project.</summary>
    public static IReadOnlyList<Use> Of(string project)
    {
        var files = Tracked.Files.Where(path => path.StartsWith($"{project}/") && path.EndsWith(".cs")).Select(Parsed.Of).ToList();
        return
        [
            .. from file in files
               from used in files
               where used.Folder != file.Folder && file.Sees(used.Namespace)
               let type = used.Types.FirstOrDefault(file.Words.Contains)
               where type is not null
               select new Use(file.Folder, used.Folder, $"{file.Path}: using {used.Namespace} ({type})"),
        ];
    }

    /// <summary>The uses that lead back to where they come from.</summary>
    public static IEnumerable<Use> Cyclic(IReadOnlyList<Use> uses)
    {
        var next = uses.ToLookup(use => use.From, use => use.To, StringComparer.Ordinal);
        return uses.Where(use => Reaches(next, use.To, use.From));
    }

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (open.TryPop(out var here))
        {
            if (here == to)
                return true;
            if (seen.Add(here))
                next[here].ToList().ForEach(open.Push);
        }

        return false;
    }

    private sealed record Parsed(
        string Path, string Folder, string Namespace, HashSet<string> Usings, HashSet<string> Types, HashSet<string> Words)
    {
        public static Parsed Of(string path)
        {
            var code = Unsaid().Replace(Tracked.Read(path), "");
            var usings = Using().Matches(code).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
            return new Parsed(
                path, System.IO.Path.GetDirectoryName(path)!, OwnNamespace().Match(code).Groups["name"].Value, usings,
                Declared().Matches(code).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal),
                Word().Matches(Using().Replace(code, "")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal));
        }

        /// <summary>Whether names of a namespace can be used as they are: by a using, or from a namespace within.</summary>
        public bool Sees(string other) => Usings.Contains(other) || Namespace.StartsWith($"{other}.", StringComparison.Ordinal);
    }

    // Comments and literals name much that is not used.
    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Unsaid();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnNamespace();

    [GeneratedRegex(
        @"^(public|internal)[\w ]* (class|record struct|record|struct|interface|enum|delegate [\w<>?.]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    // Not what follows a point: that is a member.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Word();
}
