using Microsoft.Extensions.Time.Testing;
using PyOps.Webhooks.Serving;

namespace PyOps.Webhooks.Tests.Serving;

public class BodyDeadlineTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(1.01)]
    [InlineData(7.3)]
    public void A_wait_has_the_time_of_a_body_and_at_most_twice_as_much(double begins)
    {
        var deadline = new BodyDeadline(time);
        time.Advance(begins * ServerLimits.BodyTime);
        var token = deadline.Token;

        time.Advance(ServerLimits.BodyTime);
        Assert.False(token.IsCancellationRequested);
        time.Advance(ServerLimits.BodyTime + TimeSpan.FromSeconds(1));
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void Waits_that_begin_together_share_one_timer()
    {
        var deadline = new BodyDeadline(time);

        Assert.Equal(deadline.Token, deadline.Token);
    }
}
