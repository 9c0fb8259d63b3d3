using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Policies;

public sealed class PolicyFileTests
{
    [Fact]
    public async Task A_change_of_the_file_comes_to_work_and_an_invalid_one_does_not()
    {
        await using var server = await Server.Ready();
        using var client = server.Client();
        Assert.False(await Allowed(client));

        server.WritePolicy(
            """{"rules":"""
                + """{"image-tag":"Warn","non-root":"Warn","drop-capabilities":"Warn","seccomp":"Warn","privilege-escalation":"Warn"}}""",
            generation: 2);
        await Wait.Until(() => Allowed(client), "the policy to be at work");
        Assert.Equal(2, await server.Metric("pyops_webhook_policy_generation"));

        server.WritePolicy("""{"rules":{"image-tags":"Enforce"}}""", generation: 3);
        await Wait.Until(async () => await server.Metric("pyops_webhook_policy_invalid") == 1, "the invalid policy to be seen");
        Assert.True(await Allowed(client));
        Assert.Equal(2, await server.Metric("pyops_webhook_policy_generation"));

        server.WritePolicy("{}", generation: 4);
        await Wait.Until(async () => !await Allowed(client), "the good policy to be at work");
        Assert.Equal(0, await server.Metric("pyops_webhook_policy_invalid"));
    }

    private static async Task<bool> Allowed(HttpClient client)
    {
        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        return Reviews.Read(await answer.Content.ReadAsStringAsync()).Allowed;
    }
}
