using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

public partial class RoleTests
{
    private const string Builders = "src/Crds/Desired/";

    // The rules judge pods of anybody, in which the word means nothing; there it is one of many that are read often.
    private const string Rules = "src/Rules/";

    [Fact]
    public void Only_the_builders_of_pods_know_the_word_for_those_that_serve()
    {
        var files = Tracked.Files.Where(path => path.StartsWith("src/") && path.EndsWith(".cs")).ToList();

        Assert.Contains(files, path => path.StartsWith(Builders) && Said().IsMatch(Tracked.Read(path)));
        Assert.DoesNotContain(files, path => !path.StartsWith(Builders) && !path.StartsWith(Rules) && Said().IsMatch(Tracked.Read(path)));
    }

    // As a whole literal, or as the value of a selector.
    [GeneratedRegex(@"""app""|role=app\b|\{\w*RoleLabel\}=app\b|\bApp(Role|Container)\b")]
    private static partial Regex Said();
}
