using System.ComponentModel;
using PyOps.Cluster;

namespace PyOps.Crds.Tests.Server;

/// <summary>What git knows of a file.</summary>
internal static class GitHistory
{
    private static readonly TimeSpan deadline = TimeSpan.FromSeconds(30);

    /// <summary>The newest content of a file that is not today's; null without git, or where the history does not reach so far.</summary>
    /// <param name="file">Its path in the checkout.</param>
    public static async Task<string?> Before(string file)
    {
        var today = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, file));
        // The last two commits that changed it: one of them holds another content, whether or not today's is committed.
        foreach (var commit in (await Git("log", "-2", "--format=%H", "--", file) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (await Git("show", $"{commit}:{file}") is { } text && text != today)
                return text;
        }
        return null;
    }

    private static async Task<string?> Git(params string[] arguments)
    {
        try
        {
            var result = await Tool.Run("git", ["-C", Checkout.Root, .. arguments], deadline);
            return result.ExitCode == 0 ? result.Output : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no git
        }
    }
}
