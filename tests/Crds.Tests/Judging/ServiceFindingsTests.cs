using k8s;
using PyOps.Crds.Judging;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Tests.Judging;

/// <summary>From which field of a PythonService a finding about its pods comes.</summary>
public class ServiceFindingsTests
{
    public static TheoryData<string, string> Findings => new()
    {
        { """{}""", "" },
        { """{"command":["uvicorn","--host","127.0.0.1","shop:app"]}""", "spec.command loopback-bind" },
        { """{"init":"tini","command":["uvicorn","--host","127.0.0.1","shop:app"]}""", "spec.command loopback-bind" },
        {
            """{"env":[{"name":"MODE","value":"a"},{"name":"DB_PASSWORD","value":"Tr0ub4dor-3"}]}""",
            "spec.env[1].value literal-secret"
        },
        { """{"security":{"readOnlyRootFilesystem":false}}""", "spec.security.readOnlyRootFilesystem read-only-root" },
        { """{"security":{"serviceAccountToken":true}}""", "spec.security.serviceAccountToken service-account-token" },
        { """{"type":"Worker","command":["python","-m","mail"]}""", "spec.health liveness-probe, spec.health readiness-probe" },
        { """{"terminationGracePeriodSeconds":10}""", "" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_finding_is_told_with_the_field_that_the_owner_wrote(string spec, string expected) => Assert.Equal(
        expected,
        string.Join(", ", Of(spec, Policy.Default).Select(found => $"{found.Field} {found.Finding.Rule.Id}")));

    [Fact]
    public void A_secret_is_never_in_what_is_told()
    {
        var found = Assert.Single(Of("""{"env":[{"name":"DB_PASSWORD","value":"Tr0ub4dor-3"}]}""", Policy.Default));

        Assert.EndsWith("[literal-secret]", found.Told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor-3", found.Told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_policy_disables_is_not_told()
    {
        var policy = new Policy { Rules = [new(Catalogue.Find("read-only-root")!, Effect.Disabled)] };

        Assert.Empty(Of("""{"security":{"readOnlyRootFilesystem":false}}""", policy));
    }

    private static IEnumerable<ServiceFinding> Of(string spec, Policy policy)
    {
        var json = $$"""{"metadata":{"name":"shop","namespace":"web"},"spec":{"image":"example.com/shop:1.0.0",""" + spec[1..] + "}";
        var service = KubernetesJson.Deserialize<PythonService>(json.Replace(",}", "}", StringComparison.Ordinal));
        return ServiceFindings.Of(service, policy, default);
    }
}
