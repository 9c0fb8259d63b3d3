namespace PyOps.Cluster.Tests;

public class WaitTests
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_first_answer_that_is_not_null_is_returned()
    {
        var asked = 0;

        var answer = await Wait.Until(() => Task.FromResult(++asked == 3 ? "here" : null), Generous, "the third answer");

        Assert.Equal("here", answer);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_timeout_says_what_was_awaited_and_what_was_seen_last()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(
            () => Wait.Until(() => Task.FromResult(new { replicas = 2 }), seen => seen.replicas == 3, Shortly, "three replicas"));

        Assert.Equal("""waited 0.2 s for three replicas; last seen: {"replicas":2}""", late.Message);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again()
    {
        var asked = 0;

        await Wait.Until(
            () => ++asked == 1 ? throw new HttpRequestException("connection refused") : Task.FromResult(true), Generous, "the server");

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_server_that_fails_to_the_end_is_told_in_the_timeout()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(
            () => Wait.Until(() => Task.FromException<bool>(new HttpRequestException("connection refused")), Shortly, "the server"));

        Assert.EndsWith("last seen: HttpRequestException: connection refused", late.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(late.InnerException);
    }

    [Fact]
    public Task A_defect_of_the_test_ends_the_wait_at_once() =>
        Assert.ThrowsAsync<FormatException>(
            () => Wait.Until(() => Task.FromException<bool>(new FormatException()), Generous, "nothing"));
}
