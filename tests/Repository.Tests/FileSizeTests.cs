namespace PyOps.Repository.Tests;

public class FileSizeTests
{
    private const int Longest = 200;

    // Files that may be longer, and why.
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["src/Crds/PythonServiceSpec.cs"] = "a member for each field of the spec: to split the type would be to split the API",
    };

    [Theory]
    [InlineData("src/")]
    [InlineData("tests/")]
    [InlineData("hack/")]
    public void No_file_is_long_without_a_reason(string folder)
    {
        var tooLong = Code(folder).Where(path => Lines(path) > Longest && !Exceptions.ContainsKey(path)).ToList();

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Most_files_are_small()
    {
        var sizes = Code("src/").Select(Lines).Order().ToList();

        Assert.InRange(sizes[sizes.Count / 2], 1, 60);
    }

    [Fact]
    public void An_exception_that_is_not_needed_any_more_is_removed() =>
        Assert.All(Exceptions.Keys, path => Assert.True(Lines(path) > Longest, path));

    private static IEnumerable<string> Code(string folder) =>
        Tracked.Files.Where(path => path.StartsWith(folder) && Path.GetExtension(path) is (".cs" or "" or ".sh"));

    private static int Lines(string path) => File.ReadLines(Tracked.Full(path)).Count();
}
