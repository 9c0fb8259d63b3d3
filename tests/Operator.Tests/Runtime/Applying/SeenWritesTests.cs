using Microsoft.Extensions.Time.Testing;
using PyOps.Operator.Runtime.Applying;

namespace PyOps.Operator.Tests.Runtime.Applying;

/// <summary>What was written is not held for longer than somebody may ask for it: it may be a megabyte, of each of many objects.</summary>
public class SeenWritesTests
{
    private static readonly UInt128 intent = 1;

    private readonly FakeTimeProvider clock = new();
    private readonly UnseenWrites unseen;

    public SeenWritesTests() => unseen = new UnseenWrites(clock);

    [Fact]
    public void An_answer_goes_when_the_store_has_moved_on()
    {
        var answer = Write("a");
        Assert.Null(unseen.Result("a", "2", intent));
        Assert.True(IsGone(answer));
    }

    [Fact]
    public void An_answer_of_which_nobody_asks_goes_with_a_later_write()
    {
        var answer = Write("deleted");
        clock.Advance(TimeSpan.FromMinutes(1));
        Write("b");
        Assert.True(IsGone(answer));
    }

    private WeakReference Write(string uid)
    {
        var answer = new object();
        unseen.Add(uid, "1", intent, answer);
        return new WeakReference(answer);
    }

    private static bool IsGone(WeakReference answer)
    {
        GC.Collect();
        return !answer.IsAlive;
    }
}
