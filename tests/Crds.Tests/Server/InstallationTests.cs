using PyOps.Cluster;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>Installation of every definition, as kubectl and helm do it.</summary>
public class InstallationTests
{
    public static TheoryData<string> Files => [.. DefinitionFiles.Installed];

    [ClusterTheory]
    [MemberData(nameof(Files))]
    public async Task A_definition_is_taken_without_a_warning_and_served(string file)
    {
        var wire = new Wire((await CrdServer.Shared).Client);
        var own = Definitions.Under($"t{Guid.NewGuid():N}.pyops.test", DefinitionFiles.At(file));
        var path = $"{Definitions.Path}/{own["metadata"]!["name"]}";
        try
        {
            var answer = await Definitions.Apply(wire, own);

            Assert.Empty(answer.Warnings);
            var conditions = (await wire.Send(HttpMethod.Get, path)).Taken()["status"]!["conditions"]!.AsArray();
            Assert.Equal(
                ["Established: True", "NamesAccepted: True"],
                conditions.Select(condition => $"{condition!["type"]}: {condition["status"]}").Order(StringComparer.Ordinal));
            // A second time it changes nothing.
            var again = await Definitions.Apply(wire, own);
            Assert.Equal(1, (long)again.Taken()["metadata"]!["generation"]!);
        }
        finally
        {
            await wire.Send(HttpMethod.Delete, path);
        }
    }
}
