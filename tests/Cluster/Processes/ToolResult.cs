namespace PyOps.Cluster;

/// <summary>What a command left behind.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last line of the output that is not blank; scripts of hack/cluster answer there.</summary>
    public string LastLine =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault() ?? "";

    /// <summary>This result, or an exception with the command's own error text when it failed.</summary>
    public ToolResult OrThrow(string what) =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{what} failed with exit code {ExitCode}: {Error}{Output}");
}
