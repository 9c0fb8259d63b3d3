using PyOps.Cluster;
using PyOps.Crds.Desired;
using PyOps.EndToEnd.Support;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>The same as <see cref="GeneratedDriftTests"/> for the kind that a test installs; such tests run alone.</summary>
[Collection(nameof(ServedTests))]
public class ServedDriftTests(Bench bench, ITestOutputHelper output) : IClassFixture<Bench>
{
    [ClusterFact]
    public async Task Whatever_somebody_edits_of_a_ServiceMonitor_is_put_back()
    {
        await ServiceMonitorCrd.Install(bench.Cluster);
        try
        {
            await GeneratedDriftTests.Edit(bench, output, "full-web", (kind, _) => kind == ServiceMonitor.KindName);
        }
        finally
        {
            await ServiceMonitorCrd.Remove(bench.Cluster);
        }
    }
}
