using System.Net;
using k8s.Autorest;
using PyOps.Operator.Runtime.Queueing;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Tests.Services.State;

public class ConvergenceTests
{
    public static TheoryData<string, int?> Reasons => new()
    {
        { Crds.Reasons.NameConflict, 1 },
        { Crds.Reasons.ChildRejected, 5 },
        { Crds.Reasons.NamespaceTerminating, null },
        { Crds.Reasons.ApplyFailed, null },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_no_watch_tells_of_is_looked_at_again(string reason, int? minutes) =>
        Assert.Equal(minutes, Given.Reached(Given.Shop(), new ChildFailure(reason, "words", Cause: null)).LooksAgain?.TotalMinutes);

    [Fact]
    public void So_is_a_kind_that_is_not_served_and_nothing_else() =>
        Assert.Equal(
            (1.0, null),
            (Given.Reached(Given.Shop()).With(ChildrenStep.ChildrenSkipped(["ServiceMonitor"])).LooksAgain?.TotalMinutes,
             Given.Reached(Given.Shop()).LooksAgain));

    [Fact]
    public void Of_several_children_that_a_busy_server_turned_away_the_longest_wait_counts()
    {
        var reached = Given.Reached(Given.Shop(), Failed(Busy(2)), Failed(Busy(7)), Failed(new IOException("cut")));

        Assert.Equal(TimeSpan.FromSeconds(7), RetryAfter.Of(Assert.Throws<HttpOperationException>(reached.ThrowIfTransient)));
    }

    [Fact]
    public void Several_other_failures_are_thrown_together() =>
        Assert.Equal(
            2,
            Assert.Throws<AggregateException>(
                Given.Reached(Given.Shop(), Failed(new IOException("a")), Failed(new IOException("b"))).ThrowIfTransient)
                .InnerExceptions.Count);

    private static ChildFailure Failed(Exception cause) => new(Crds.Reasons.ApplyFailed, "words", cause);

    private static HttpOperationException Busy(int seconds)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.Add("Retry-After", $"{seconds}");
        return new HttpOperationException("busy") { Response = new HttpResponseMessageWrapper(answer, "") };
    }
}
