using System.Text;
using k8s;
using k8s.Models;
using PyOps.Crds.Schema;
using PyOps.Crds.Tests.Fixtures;
using PyOps.Crds.Validations;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Tests.Policies;

/// <summary>What schema and reader say of each case: the same.</summary>
public class PolicyTests
{
    private static readonly V1JSONSchemaProps schema = PolicyCrd.Schema(static _ => null);

    public static TheoryData<string> Cases => PolicyFixture.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_reader_names_each_field_that_is_wrong_and_no_other(string name)
    {
        var fixture = PolicyFixture.Get(name);

        var reading = PolicyReader.Read(Encoding.UTF8.GetBytes(fixture.Object.ToJsonString()));

        Assert.Equal(
            fixture.Errors.Select(error => error.Field).Order(StringComparer.Ordinal),
            reading.Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.All(fixture.Errors, expected => Assert.Contains(reading.Errors, error =>
            error.Field == expected.Field && error.Message.Contains(expected.Says, StringComparison.Ordinal)));
        Assert.Equal(fixture.Errors.Count == 0, reading.Policy is not null);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_bounds_of_the_schema_find_what_they_should(string name)
    {
        var fixture = PolicyFixture.Get(name);
        Assert.Equal(
            fixture.Errors.Where(error => error.By is Judge.Schema).Select(error => error.At).Order(StringComparer.Ordinal),
            BoundsValidation.Check(schema, fixture.Object).Select(error => error.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_field_is_wrong_in_some_case()
    {
        var wrong = PolicyFixture.All.SelectMany(fixture => fixture.Errors).Select(error => error.Field).ToList();
        Assert.All(
            SchemaTree.Children(schema.Properties["spec"]),
            field => Assert.Contains(wrong, path => path.StartsWith($"spec.{field.Step}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_type_holds_what_the_reader_reads()
    {
        var everything = PolicyFixture.Get("everything").Object.ToJsonString();

        var again = KubernetesJson.Serialize(KubernetesJson.Deserialize<RuntimePolicy>(everything));

        Assert.Equal(Canonical(everything), Canonical(again));
    }

    private static string Canonical(string json)
    {
        var policy = PolicyReader.Read(Encoding.UTF8.GetBytes(json)).Policy!;
        return string.Join('\n',
            [policy.Templates.ToString(), policy.Parameters.MinPort.ToString(), .. policy.Parameters.AllowedCapabilities,
                .. policy.Rules.Select(entry => $"{entry.Key} {entry.Value}"),
                .. policy.Exemptions.Select(e => string.Join(' ', [e.Name, e.Reason, e.Expires?.ToString("O") ?? "",
                    .. e.Namespaces, .. e.Users, .. e.Images,
                    .. e.ServiceAccounts, .. e.Containers, .. e.Rules.Select(rule => rule.Id)]))]);
    }
}
