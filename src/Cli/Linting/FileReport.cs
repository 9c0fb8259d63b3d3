namespace PyOps.Cli.Linting;

/// <summary>What came of one file.</summary>
internal sealed class FileReport
{
    /// <summary>What breaks a rule.</summary>
    public List<LintFinding> Findings { get; private set; } = [];

    /// <summary>What cannot be read, each with its place.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many objects were checked.</summary>
    public int Checked { get; set; }

    /// <summary>What was not checked.</summary>
    public List<PassedOver> PassedOver { get; } = [];

    /// <summary>Puts findings into the order of their lines; those of one line stay as they are.</summary>
    public void SortFindings() => Findings = [.. Findings.OrderBy(finding => finding.Line)];
}
