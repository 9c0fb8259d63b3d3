using System.Net;
using Microsoft.Extensions.Time.Testing;
using PyOps.Webhooks.Callers;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Tests.Callers;

public sealed class StrangerLogTests
{
    private static readonly Stranger somebody = new(Refusal.WrongName, "its certificate is for jane");

    [Fact]
    public void Of_many_in_a_minute_the_first_is_told_and_the_others_are_counted_in_the_next()
    {
        var time = new FakeTimeProvider();
        var logger = new RecordingLogger();
        var log = new StrangerLog(time, logger);

        for (var second = 0; second < 60; second++, time.Advance(TimeSpan.FromSeconds(1)))
            log.Tell(somebody, IPAddress.Parse("10.1.2.3"));
        log.Tell(somebody, IPAddress.Parse("10.1.2.4"));

        Assert.Equal(
            [
                "Refused 1 reviews; the last one came from 10.1.2.3: its certificate is for jane",
                "Refused 60 reviews; the last one came from 10.1.2.4: its certificate is for jane",
            ],
            logger.Lines.Select(line => line.Text));
    }
}
