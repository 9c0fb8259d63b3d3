namespace PyOps.Repository.Tests;

public class ScriptTests
{
    private const string Strict = "set -euo pipefail";

    // The commands of hack/cluster start by sourcing all of its library, and that by being strict.
    private const string Library = "/all.sh\"";

    public static TheoryData<string> Commands { get; } = [.. Scripts().Where(path => Tracked.Read(path).StartsWith("#!"))];

    public static TheoryData<string> Libraries { get; } = [.. Scripts().Where(path => !Tracked.Read(path).StartsWith("#!"))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_executable_and_stops_at_the_first_error(string path)
    {
        var text = Tracked.Read(path);
        Assert.True(IsExecutable(path), $"{path} is not executable");
        Assert.True(text.Contains($"\n{Strict}\n") || text.Contains(Library), $"{path} lacks {Strict}");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_sourced_file_is_not_executable_and_names_its_shell(string path)
    {
        Assert.False(IsExecutable(path), $"{path} has no shebang and is executable");
        Assert.Contains("# shellcheck shell=bash", File.ReadLines(Tracked.Full(path)).Take(3));
    }

    [Fact]
    public void The_library_of_the_cluster_stops_at_the_first_error() =>
        Assert.Contains($"\n{Strict}\n", Tracked.Read("hack/cluster/lib/common.sh"));

    private static IEnumerable<string> Scripts() =>
        Tracked.Files.Where(path => path.EndsWith(".sh")
            || (Path.GetExtension(path).Length == 0 && IsShell(File.ReadLines(Tracked.Full(path)).FirstOrDefault())));

    private static bool IsShell(string? line) => line is not null && line.StartsWith("#!") && line.EndsWith("sh");

    private static bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(Tracked.Full(path)).HasFlag(UnixFileMode.UserExecute);
}
