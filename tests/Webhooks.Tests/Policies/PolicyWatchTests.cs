using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Support.Stub;

namespace PyOps.Webhooks.Tests.Policies;

public sealed class PolicyWatchTests
{
    private static readonly Rule imageTag = Catalogue.Find("image-tag")!;

    [Fact]
    public async Task The_policy_of_the_name_default_is_at_work_and_its_changes_and_its_end_too()
    {
        await using var api = await PolicyApi.Run();
        var changes = new Gate();
        api.Script.List(Reply.List("5", [Policy("other", "Disabled", 1), Policy("default", "Warn", 2)]));
        api.Script.Watch(changes.Watch);
        api.Watch();

        await api.Until(() => Effect(api) == Rules.Checks.Effect.Warn, "the listed policy");
        await changes.Say(Line("MODIFIED", Policy("default", "Audit", 3)), Line("MODIFIED", Policy("other", "Warn", 3)));
        await api.Until(() => Effect(api) == Rules.Checks.Effect.Audit, "the changed policy");
        await changes.Say(Line("MODIFIED", Policy("default", "Nonsense", 4)), Line("DELETED", Policy("other", "Warn", 4)));
        await changes.Say(Line("MODIFIED", Policy("default", "Disabled", 5)));
        await api.Until(() => Effect(api) == Rules.Checks.Effect.Disabled, "the policy after an invalid one");
        await changes.Say(Line("DELETED", Policy("default", "Disabled", 5)));
        await api.Until(() => Effect(api) == imageTag.Default, "the defaults");
    }

    [Fact]
    public async Task An_invalid_policy_leaves_the_last_good_one()
    {
        await using var api = await PolicyApi.Run();
        var changes = new Gate();
        api.Script.List(Reply.List("5", [Policy("default", "Warn", 2)]));
        api.Script.Watch(changes.Watch);
        api.Watch();
        await api.Until(() => Effect(api) == Rules.Checks.Effect.Warn, "the listed policy");

        await changes.Say(Line("MODIFIED", Policy("default", "Nonsense", 3)));

        await api.Until(() => api.Text().Contains("pyops_webhook_policy_invalid 1"), "the invalid policy to be seen");
        Assert.Equal(Rules.Checks.Effect.Warn, Effect(api));
        Assert.Contains("pyops_webhook_policy_generation 2", api.Text());
    }

    [Fact]
    public async Task Without_the_CRD_the_defaults_hold_until_it_is_there()
    {
        await using var api = await PolicyApi.Run();
        Assert.NotNull(api.Current.Problem);
        api.Script.List(Reply.Status(404, "the server could not find the requested resource"));
        api.Watch();

        await api.Until(() => api.Current.Problem is null, "the policy to be known");
        Assert.Equal(imageTag.Default, Effect(api));
        api.Script.List(Reply.List("9", [Policy("default", "Audit", 1)]));

        await api.Until(() => Effect(api) == Rules.Checks.Effect.Audit, "the policy, once there is one");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_refusal_says_nothing_about_the_policy(int code)
    {
        await using var api = await PolicyApi.Run();
        api.Script.List(Reply.Status(code, "no, said the server"));
        api.Watch();

        await api.Until(() => api.Current.Problem == "no, said the server", "the refusal to be told");
        api.Script.List(Reply.List("9", []));
        await api.Until(() => api.Current.Problem is null, "the policy to be known");
    }

    [Fact]
    public async Task A_new_token_is_used_within_a_minute()
    {
        await using var api = await PolicyApi.Run();
        api.Script.List(Reply.Status(500, "later"));
        api.Watch();
        await api.Until(() => api.Tokens.Contains("Bearer first"), "the first token");

        await File.WriteAllTextAsync(api.TokenFile, "second\n");

        await api.Until(() => api.Tokens.Contains("Bearer second"), "the second token");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_API_server_is_believed_by_the_root_or_the_intermediate_authority(bool hasRoot, bool hasIntermediate)
    {
        await using var api = await PolicyApi.Run(
            authority => (hasRoot ? authority.RootPem : "") + (hasIntermediate ? authority.IntermediatePem : ""));
        api.Script.List(Reply.List("9", [Policy("default", "Audit", 1)]));
        api.Watch();

        await api.Until(() => Effect(api) == Rules.Checks.Effect.Audit, "the policy");
    }

    [Fact]
    public async Task A_stranger_in_the_place_of_the_API_server_is_not_believed()
    {
        using var stranger = new Support.Certificates();
        await using var api = await PolicyApi.Run(_ => stranger.RootPem + stranger.IntermediatePem);
        await IsRefused(api);
    }

    [Fact]
    public async Task An_API_server_of_another_name_is_not_believed()
    {
        await using var api = await PolicyApi.Run(host: "127.0.0.2");
        await IsRefused(api);
    }

    private static async Task IsRefused(PolicyApi api)
    {
        api.Script.List(Reply.List("9", [Policy("default", "Audit", 1)]));
        api.Watch();
        await api.Until(() => api.Current.Problem?.Contains("SSL", StringComparison.Ordinal) == true, "the connection to fail");
        Assert.Empty(api.Tokens);
    }

    private static Effect Effect(PolicyApi api) => api.Current.Value.EffectOf(imageTag);

    private static string Policy(string name, string effect, int generation) =>
        $$$$"""{"metadata":{"name":"{{{{name}}}}","resourceVersion":"{{{{generation}}}}","generation":{{{{generation}}}},"uid":"u"}"""
            + $$$$""","spec":{"rules":{"image-tag":"{{{{effect}}}}"}}}""";

    private static string Line(string type, string content) => $$$"""{"type":"{{{type}}}","object":{{{content}}}}""";
}
