using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Where the policies about the operator's account are rendered.</summary>
public class OperatorGuardChoiceTests
{
    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("auto", "1.29", false)]
    [InlineData("auto", "1.30", true)]
    [InlineData("auto", "v1.31.4-eks-abc", true)]
    [InlineData("on", "1.30", true)]
    [InlineData("off", "1.36", false)]
    // So YAML reads the bare words.
    [InlineData("true", "1.30", true)]
    [InlineData("false", "1.36", false)]
    public async Task They_are_there_where_they_are_wanted_and_served(string guard, string version, bool isThere)
    {
        var rendered = await Rendered.With("--kube-version", version, "--set", $"operator.guard={guard}");

        string[] expected = ["pyops-operator-pods", "pyops-operator-children", "pyops-operator-own", "pyops-operator-webhook"];
        foreach (var kind in new[] { "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding" })
        {
            Assert.Equal(
                isThere ? expected : [],
                rendered.OfKind(kind).Select(item => (string)item["metadata"]!["name"]!).Where(name => name != "pyops-namespace-labels"));
        }
    }

    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("on")]
    [InlineData("true")]
    public async Task No_install_goes_without_them_that_wants_them(string guard)
    {
        var result = await Rendered.Try("--kube-version", "1.29", "--set", $"operator.guard={guard}");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(
            "operator.guard is on, and Kubernetes v1.29 has no ValidatingAdmissionPolicy, which 1.30 has; write auto or off", result.Error);
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task They_hold_the_account_of_the_release_s_namespace()
    {
        var rendered = await Rendered.With("--namespace", "platform", "--set", "admission.enabled=false");
        var policies = rendered.OfKind("ValidatingAdmissionPolicy").ToList();

        Assert.Equal(3, policies.Count);
        Assert.All(policies, policy => Assert.Equal(
            "request.userInfo.username == 'system:serviceaccount:platform:pyops-operator'",
            (string)policy["spec"]!["matchConditions"]![0]!["expression"]!));
        Assert.DoesNotContain(
            "pyops-system",
            string.Concat(policies.Select(policy => policy.ToJsonString())),
            StringComparison.Ordinal);
    }
}
