using PyOps.Cluster;
using PyOps.Rules.Reading;

namespace PyOps.Chart.Tests;

/// <summary>
/// What rules read is written once, in src/Rules; `make generate` copies what match conditions need of it into the chart.
/// </summary>
public class ReadFieldsTests
{
    [Fact]
    public void The_chart_has_the_fields_that_rules_read()
    {
        string[] lines =
        [
            "# What rules read of a pod or a workload: src/Rules/Reading/ReadTree.cs, from which `make generate` writes this.",
            $"workload: [{ReadTree.Replicas}]",
            "pod:", .. Items(ReadTree.PodSpec.Names),
            "containers:", .. Items(ReadTree.Containers.Names),
            "container:", .. Items(ReadTree.Container.Names),
            $"annotation: {ReadTree.Annotation}",
            $"maxContainers: {ReadTree.MaxContainers}",
            $"maxAnnotations: {ReadTree.MaxAnnotations}",
        ];

        Golden.Check(Path.Combine(ChartRelease.Chart, "files", "read-fields.yaml"), string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Items(IEnumerable<string> names) => names.Select(name => $"  - {name}");
}
