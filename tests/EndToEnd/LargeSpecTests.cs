using PyOps.Cluster;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>
/// A tenant's specs, many and large, in an operator with no more memory than its container has: everybody else's services go on being
/// looked after, also by one that starts anew, and by one that takes over. It runs alone, because everybody feels it.
/// </summary>
[Collection(nameof(ClusterFaultTests))]
public class LargeSpecTests(ITestOutputHelper output)
{
    private const double Megabyte = 1024 * 1024;

    [ClusterFact]
    public Task Large_specs_of_one_tenant_keep_nobody_from_the_others() =>
        Check(large: 60, usual: 20, limit: MemoryGroup.LimitOf("operator") * 5 / 8, patience: TimeSpan.FromMinutes(2));

    [ClusterFact]
    [Trait("Category", "Long")]
    public Task Two_hundred_specs_of_the_largest_and_five_thousand_of_the_usual_keep_nobody_from_the_others() =>
        Check(large: 200, usual: 5_000, limit: MemoryGroup.LimitOf("operator"), patience: TimeSpan.FromMinutes(20));

    [ClusterFact]
    public async Task An_operator_whose_memory_is_exhausted_ends_with_an_exit_code_of_its_own_and_says_why()
    {
        var cluster = await TestCluster.Shared;
        await using var ns = await cluster.Namespace("exhausted");
        await new Specs(cluster, ns.Name).CreateLargest(100);
        // As much as one without services needs.
        var little = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x1400000" };

        await using var instance = await OperatorInstance.Start(
            cluster, ns.Name, new Surroundings { Environment = little, UntilReady = false });

        Assert.Equal(5, await instance.Ended(TimeSpan.FromMinutes(2)));
        Assert.Contains("memory is exhausted", instance.Log, StringComparison.Ordinal);
    }

    private async Task Check(int large, int usual, long limit, TimeSpan patience)
    {
        Skip.If(MemoryGroup.Missing is not null, MemoryGroup.Missing);
        var cluster = await TestCluster.Shared;
        await using var tenant = await cluster.Namespace("large");
        await using var ns = await cluster.Namespace("others");
        var (specs, fleet) = (new Specs(cluster, tenant.Name), new Fleet(cluster, ns.Name, size: 10));
        await specs.CreateTooLarge(large);
        await specs.CreateLargest(large);
        await specs.CreateLabelled(large);
        await new Specs(cluster, ns.Name).CreateUsual(usual);
        await fleet.Create();
        using var memory = new MemoryGroup(limit);
        using var second = new MemoryGroup(limit);

        await using (var first = await Start(memory))
        {
            await Arrive(0, first);
            await specs.AreTold(large);
            await Tell("the first start", first);
        }

        await using var again = await Start(memory);
        await fleet.ChangeTo(1);
        await Arrive(1, again);
        await Tell("a start with everything there", again);

        await using var standby = await Start(second);
        again.Kill();
        await fleet.ChangeTo(2);
        await Arrive(2, standby);
        await Tell("taking over", standby);
        Assert.Equal((0, 0), (memory.Kills, second.Kills));
        Assert.Empty(await fleet.AppliedOtherThan(times: 3));

        // An operator that has ended is not waited for.
        async Task Arrive(int version, OperatorInstance instance)
        {
            var arrived = fleet.Arrive(version, patience);
            await Wait.Until(() => Task.FromResult(arrived.IsCompleted || instance.HasExited), patience, "services or an end");
            Assert.False(instance.HasExited, $"the operator has ended:\n{instance.Log}");
            await arrived;
        }

        Task<OperatorInstance> Start(MemoryGroup group) => OperatorInstance.Start(
            cluster, ns.Name, new Surroundings { Memory = group }, "--watch-namespace", tenant.Name, "--lease-seconds", "15");
    }

    private async Task Tell(string when, OperatorInstance instance) =>
        output.WriteLine($"{when}: {await instance.Metric("process_working_set_bytes") / Megabyte:0} MB");
}
