using PyOps.Operator.Runtime.Leading;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Runtime.Leading;

/// <summary>One replica of the operator with a clock of its own, electing itself from the start.</summary>
internal sealed class LeaderReplica
{
    private readonly TaskCompletionSource leads = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LeaderReplica(FakeLeases leases, string identity, Func<CancellationToken, Task>? work = null, TimeSpan ahead = default)
    {
        Time = new StepTime();
        Time.Advance(ahead);
        Election = new LeaderElection(
            new FakeApi(leases.Answer).Client(),
            new LeaderElectionOptions("pyops", "operator", identity),
            new OperatorMetrics(),
            Log,
            Time);
        Running = Election.RunAsync(
            cancellation =>
            {
                Work = cancellation;
                leads.SetResult();
                return work?.Invoke(cancellation) ?? Task.Delay(Timeout.Infinite, cancellation);
            },
            Stop.Token);
    }

    public StepTime Time { get; }

    public RecordingLogger Log { get; } = new();

    public LeaderElection Election { get; }

    public Task Running { get; }

    public Task Leads => leads.Task;

    public bool IsLeading => leads.Task.IsCompleted && !Running.IsCompleted && !Work.IsCancellationRequested;

    public CancellationToken Work { get; private set; }

    public CancellationTokenSource Stop { get; } = new();

    public async Task StopAsync()
    {
        await Stop.CancelAsync();
        await Running.Soon();
    }
}
