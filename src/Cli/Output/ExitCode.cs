namespace PyOps.Cli.Output;

/// <summary>What every command exits with.</summary>
internal static class ExitCode
{
    /// <summary>Nothing found.</summary>
    public const int Clean = 0;

    /// <summary>Something found that counts.</summary>
    public const int Findings = 1;

    /// <summary>Input that cannot be read, a cluster that cannot be reached, or a command line that makes no sense.</summary>
    public const int Trouble = 2;

    /// <summary>The code of a command that went through; trouble counts more than findings.</summary>
    public static int Of(bool trouble, bool findings) => trouble ? Trouble : findings ? Findings : Clean;
}
