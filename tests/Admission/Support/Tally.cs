namespace PyOps.Admission.Support;

/// <summary>What came of many admissions.</summary>
/// <param name="Answered">Requests with the right verdict.</param>
/// <param name="Failures">The others.</param>
internal sealed record Tally(int Answered, IReadOnlyList<Failure> Failures)
{
    /// <summary>For a test's message: how many, and the first few.</summary>
    public override string ToString() =>
        $"{Answered} right verdicts, {Failures.Count} failures\n"
            + string.Join('\n', Failures.Take(5).Select(failure => $"{failure.Sent:HH:mm:ss.fff} {failure.Text}"));
}
