using PyOps.Cluster;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>
/// What a stop does to real servers and workers in each mode of `init`. The table of docs/signals.md is what is expected.
/// </summary>
public class SignalTests(StopRun run, ITestOutputHelper output) : IClassFixture<StopRun>
{
    // The rest of the work, and what the machine takes; far below the grace period, at whose end the container is killed.
    private const double InTime = StopPrograms.WorkSeconds + 10;

    public static TheoryData<string> Programs => [.. StopPrograms.Names];

    [ClusterTheory]
    [MemberData(nameof(Programs))]
    public void A_stop_does_in_each_mode_what_the_table_of_the_docs_says(string program)
    {
        foreach (var mode in StopPrograms.Modes)
        {
            var outcome = run.Outcomes[new StopCase(program, mode)];
            output.WriteLine($"{mode}: {Show(outcome)} after {outcome.Seconds:0.0} s\n{outcome.Log}");
        }

        Assert.Equal(SignalsPage.Row(program), StopPrograms.Modes.Select(mode => Show(run.Outcomes[new StopCase(program, mode)])));
    }

    private static string Show(StopOutcome outcome) => string.Join(", ",
    [
        outcome switch
        {
            { Ended: true, Seconds: < InTime } => "ends its work",
            { Ended: true } => "ends its work, is killed",
            { Seconds: < InTime } => "drops its work",
            _ => "drops its work, is killed",
        },
        .. outcome.Zombies > 0 ? ["zombies"] : Array.Empty<string>(),
        .. outcome.Log.Contains("not running as PID 1", StringComparison.Ordinal) ? ["a warning in the log"] : Array.Empty<string>(),
    ]);
}
