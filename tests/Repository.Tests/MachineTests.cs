using System.Text.RegularExpressions;

namespace PyOps.Repository.Tests;

public partial class MachineTests
{
    [Fact]
    public void No_file_names_a_path_of_somebody_s_machine()
    {
        var named =
            from path in Tracked.Files
            where !path.EndsWith(nameof(MachineTests) + ".cs")
            from line in File.ReadLines(Tracked.Full(path))
            where MachinePath().IsMatch(line)
            select $"{path}: {line.Trim()}";

        Assert.Empty(named);
    }

    // Home folders but for the one of images' own user, and the folders into which CI systems check out.
    [GeneratedRegex(@"(^|[\s'=:(`]|(?<!\w)"")/(root/|home/(?!appuser\b)|Users/|work/|builds/|github/|__w/)", RegexOptions.ExplicitCapture)]
    private static partial Regex MachinePath();
}
