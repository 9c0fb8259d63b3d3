using FsCheck.Xunit;

namespace PyOps.Operator.Tests.Services;

/// <summary>What holds for any events of a pod.</summary>
public partial class ProbeAnswersTests
{
    [Property]
    public void Begins_of_runs_never_outdo_what_a_run_came_to(byte refusals, byte answers, byte second)
    {
        var answer = Event(Startup(404), answers + 1, 40);
        var refusal = Event(Refused, refusals + 1, 90 + (second % 10));

        Assert.Equal(Told(Restarted(), [answer]), Told(Restarted(), [refusal, answer]));
    }

    [Property]
    public void The_order_in_which_events_are_listed_changes_nothing(byte[] seconds)
    {
        var events = seconds
            .Select((second, i) => i % 4 == 0
                ? Event(Refused, (second % 7) + 1, second)
                : Event(Startup(400 + (i % 5)), (second % 7) + 1, second))
            .ToList();
        var told = Told(Restarted(), events);

        Assert.Equal(told, Told(Restarted(), events.AsEnumerable().Reverse()));
        Assert.Equal(told, Told(Restarted(), events.OrderBy(one => one.Message, StringComparer.Ordinal).ThenBy(one => one.Last)));
    }

    [Property]
    public void The_same_events_tell_the_same_however_often_they_are_read(byte[] seconds)
    {
        var events = seconds
            .Select((second, i) => i % 4 == 0
                ? Event(Refused, (second % 7) + 1, second)
                : Event(Startup(400 + (i % 5)), (second % 7) + 1, second))
            .ToList();
        var told = Told(Restarted(), events);

        Assert.Equal(told, Told(Restarted(), events, before: told));
    }
}
