using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Schema;

public class CrdFileTests
{
    private static readonly Dictionary<string, V1CustomResourceDefinition> definitions = new()
    {
        [PythonService.PluralName] = CrdGenerator.Build(),
        [RuntimePolicy.PluralName] = PolicyCrd.Build(),
    };

    public static TheoryData<string> Plurals => [.. definitions.Keys];

    [Theory]
    [MemberData(nameof(Plurals))]
    public void The_file_in_config_is_what_the_types_say(string plural) =>
        GoldenFile.Check(Path.Combine(Checkout.Root, "config", "crd", $"{plural}.yaml"), CrdYaml.Write(definitions[plural]));

    [Fact]
    public void Every_definition_is_in_the_kustomization() =>
        Assert.All(
            definitions.Keys,
            plural => Assert.Contains($"- {plural}.yaml",
                File.ReadAllText(Path.Combine(Checkout.Root, "config", "crd", "kustomization.yaml"))));

    [Fact]
    public void The_reference_in_docs_is_what_the_types_say() =>
        GoldenFile.Check(Path.Combine(Checkout.Root, "docs", "api.md"), ApiReference.Write(CrdGenerator.Build(), PolicyCrd.Build()));

    [Fact]
    public void Each_rule_has_its_paragraph_in_docs()
    {
        var path = Path.Combine(Checkout.Root, "docs", "practices.md");
        GoldenFile.Check(path, RuleReference.Write(File.ReadAllText(path)));
    }
}
