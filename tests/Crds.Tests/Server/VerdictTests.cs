using System.Text;
using PyOps.Cluster;
using PyOps.Crds.Tests.Fixtures;
using PyOps.Crds.Tests.Policies;
using PyOps.Crds.Tests.Schema;
using PyOps.Crds.Validations;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Tests.Server;

/// <summary>What a server with real CEL says of each case: the same as the operator, in the same words.</summary>
public class VerdictTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    public static TheoryData<string> Services => Fixture.Names;

    public static TheoryData<string> Policies => PolicyFixture.Names;

    [ClusterTheory]
    [MemberData(nameof(Services))]
    public async Task A_server_finds_in_a_service_what_the_operator_finds(string name)
    {
        var fixture = Fixture.Get(name);
        var twins = fixture.Unreadable ? [] : Validation.Check(fixture.Service);

        var answer = await (await definitions.Of(PythonService.PluralName)).Try(fixture.Object, "Warn");

        string? Twin(ExpectedError error) =>
            twins.FirstOrDefault(twin => twin.Field == error.Field && Says(twin.Message, error.Says))?.Message;
        Verdict.Check(answer, [.. fixture.Errors.Select(error => new Verdict.Expected(error.Field, error.Says, error.By, Twin(error)))]);
    }

    [ClusterTheory]
    [MemberData(nameof(Policies))]
    public async Task A_server_finds_in_a_policy_what_its_reader_finds(string name)
    {
        var fixture = PolicyFixture.Get(name);
        var twins = PolicyReader.Read(Encoding.UTF8.GetBytes(fixture.Object.ToJsonString())).Errors;

        var answer = await (await definitions.Of(RuntimePolicy.PluralName)).Try(fixture.Object, "Warn");

        string? Twin(PolicyFixture.Error error) =>
            twins.FirstOrDefault(twin => twin.Field == error.Field && Says(twin.Message, error.Says))?.Message;
        Verdict.Check(answer, [.. fixture.Errors.Select(error => new Verdict.Expected(error.At, error.Says, error.By, Twin(error)))]);
    }

    [ClusterFact]
    public async Task Every_rule_of_every_definition_refuses_some_case_and_names_what_is_wrong()
    {
        var services = await definitions.Of(PythonService.PluralName);
        var policies = await definitions.Of(RuntimePolicy.PluralName);
        var answers = await Task.WhenAll([
            .. Fixture.All.Select(fixture => services.Try(fixture.Object)),
            .. PolicyFixture.All.Select(fixture => policies.Try(fixture.Object)),
        ]);
        var causes = answers.SelectMany(answer => answer.Causes).ToList();

        // A rule on what was is asked at updates alone, and has tests of its own.
        var idle = DefinitionFiles.Today.SelectMany(SchemaRules.Of)
            .Where(rule => !rule.IsOfUpdates && !causes.Exists(cause => SchemaRules.IsOf(cause, rule)));

        Assert.Empty(idle);
    }

    [ClusterFact]
    public async Task A_text_that_turns_the_line_around_is_refused_in_constant_words()
    {
        var fixture = Fixture.Get("valid: the least that a service needs").Object.DeepClone().AsObject();
        fixture["spec"]!["image"] = "shop\u202E:1";

        var answer = await (await definitions.Of(PythonService.PluralName)).Try(fixture);

        Assert.EndsWith("spec.image: it is no image reference: write repository:tag or repository@sha256:digest, "
            + "the repository in lower case", Assert.Single(answer.Causes).Message, StringComparison.Ordinal);
    }

    private static bool Says(string message, string part) => message.Contains(part, StringComparison.Ordinal);
}
