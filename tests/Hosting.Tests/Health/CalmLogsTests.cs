using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PyOps.Hosting.Health;
using PyOps.Hosting.Tests.Support;

namespace PyOps.Hosting.Tests.Health;

public sealed class CalmLogsTests
{
    [Fact]
    public void Of_each_kind_of_event_there_is_one_line_a_minute()
    {
        var time = new FakeTimeProvider();
        using var logs = new Lines();
        using var calm = new CalmLogs(logs, time);
        var logger = calm.CreateLogger("server");
        foreach (var second in Enumerable.Range(0, 90))
        {
            for (var i = 0; i < 100; i++)
                logger.LogWarning(new EventId(1), "slow {Id}", $"{second}.{i}");
            logger.LogInformation(new EventId(2), "nobody asked");
            if (second == 3)
                logger.LogError(new EventId(3), new InvalidOperationException("a defect"), "broken");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["slow 0.0", "broken", "slow 60.0"], logs.All);
    }
}
