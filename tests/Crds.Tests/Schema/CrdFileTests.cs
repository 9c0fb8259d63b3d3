using PyOps.Cluster;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Schema;

public class CrdFileTests
{
    [Fact]
    public void The_file_in_config_is_what_the_types_say() =>
        GoldenFile.Check(Path.Combine(Checkout.Root, "config", "crd", "pythonservices.yaml"), CrdYaml.Write(CrdGenerator.Build()));

    [Fact]
    public void The_file_of_the_policy_is_what_the_types_say() =>
        GoldenFile.Check(Path.Combine(Checkout.Root, "config", "crd", "runtimepolicies.yaml"), CrdYaml.Write(PolicyCrd.Build()));

    [Fact]
    public void The_reference_in_docs_is_what_the_types_say() =>
        GoldenFile.Check(Path.Combine(Checkout.Root, "docs", "api.md"), ApiReference.Write(CrdGenerator.Build()));

    [Fact]
    public void Each_rule_has_its_paragraph_in_docs()
    {
        var path = Path.Combine(Checkout.Root, "docs", "practices.md");
        GoldenFile.Check(path, RuleReference.Write(File.ReadAllText(path)));
    }
}
