using k8s;
using PyOps.Crds;
using PyOps.Operator.Policies;
using PyOps.Operator.Sources;

namespace PyOps.Operator.Tests.Policies;

public class PolicyStatusTests
{
    private static readonly DateTimeOffset noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_valid_policy_counts_and_every_exemption_with_an_end_is_listed()
    {
        var status = PolicyStatus.Build(Policy("""
            {"rules":{"image-tag":"Warn"},"exemptions":[
              {"name":"over","reason":"was","expires":"2020-01-01T00:00:00Z","namespaces":["a"],"rules":["low-ports"]},
              {"name":"for-ever","reason":"is","namespaces":["b"],"rules":["low-ports"]},
              {"name":"soon","reason":"is","expires":"2027-01-01T00:00:00+01:00","namespaces":["c"],"rules":["low-ports"]}]}
            """), noon);

        Assert.Equal(["Accepted True Valid", "Ready True Valid"], Conditions(status));
        Assert.Equal(
            ["over 2020-01-01T00:00:00Z", "soon 2026-12-31T23:00:00Z"],
            status.Expiring!.Select(e => $"{e.Name} {e.Expires:yyyy-MM-dd'T'HH:mm:ssK}"));
        Assert.Equal(7, status.ObservedGeneration);
    }

    [Fact]
    public void An_invalid_policy_is_told_every_field_and_that_the_one_before_it_counts()
    {
        var status = PolicyStatus.Build(Policy("""{"rules":{"image-tags":"Warn"},"parameters":{"minPort":0},"surplus":1}"""), noon);

        Assert.Equal(["Accepted False InvalidSpec", "Ready False InvalidSpec"], Conditions(status));
        var message = status.Conditions![0].Message;
        Assert.All(
            ["spec.surplus: ", "spec.rules.image-tags: ", "spec.parameters.minPort: ", "the last valid policy"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Null(status.Expiring);
    }

    [Fact]
    public void A_policy_of_another_name_is_told_that_it_does_not_count() =>
        Assert.Contains(
            "only the RuntimePolicy of the name default counts",
            PolicyStatus.Build(Policy("{}", "mine"), noon).Conditions![0].Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_policy_without_spec_is_the_defaults() =>
        Assert.Equal(
            "True",
            PolicyStatus.Build(new() { Metadata = new() { Name = "default" } }, noon).Conditions![0].Status);

    [Fact]
    public void Time_that_passes_changes_nothing()
    {
        var policy = Policy(
            """{"exemptions":[{"name":"soon","reason":"is","expires":"2026-06-02T00:00:00Z","namespaces":["c"],"rules":["low-ports"]}]}""");
        policy.Status = PolicyStatus.Build(policy, noon);

        Assert.Equal(KubernetesJson.Serialize(policy.Status), KubernetesJson.Serialize(PolicyStatus.Build(policy, noon.AddYears(1))));
    }

    [Fact]
    public void A_message_fits_a_condition_whatever_is_wrong()
    {
        var many = string.Join(',', Enumerable.Range(0, 60).Select(number => $"\"rule-{number}\":\"{new string('x', 500)}\""));

        Assert.InRange(PolicyStatus.Build(Policy($$$"""{"rules":{{{{many}}}}}"""), noon).Conditions![0].Message.Length, 1, 4000);
    }

    private static PolicyObject Policy(string spec, string name = "default") => KubernetesJson.Deserialize<PolicyObject>(
        $$$"""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"{{{name}}}","generation":7}"""
        + $$$""","spec":{{{spec}}}}""");

    private static IEnumerable<string> Conditions(RuntimePolicyStatus status) =>
        status.Conditions!.Select(c => $"{c.Type} {c.Status} {c.Reason}");
}
