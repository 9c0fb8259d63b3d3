namespace PyOps.Rules.Shell;

/// <summary>The name by which a program is known, whatever folder it is in.</summary>
internal static class ProgramName
{
    public static ReadOnlySpan<char> Of(string path) => path.AsSpan(path.LastIndexOf('/') + 1);
}
