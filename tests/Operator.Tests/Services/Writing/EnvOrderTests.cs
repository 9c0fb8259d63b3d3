using k8s.Models;
using PyOps.Client;
using PyOps.Operator.Services;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Writing;

/// <summary>$(PORT) means something only in variables that come after it.</summary>
public sealed class EnvOrderTests : IDisposable
{
    private readonly FakeApi api = new(request => FakeApi.Json("""{"metadata":{"name":"shop"}}"""));

    public void Dispose() => api.Dispose();

    [Theory]
    [InlineData(20, true)]
    [InlineData(23, true)]
    [InlineData(24, false)]
    [InlineData(25, false)]
    [InlineData(36, false)]
    public void Only_servers_that_append_need_it(int minor, bool need) =>
        Assert.Equal(need, OlderServers.Order(new ServerVersion(1, minor), api.Client()) is not null);

    [Theory]
    [InlineData("PORT A B", "PORT A B", null)]
    [InlineData("PORT A B", "A B PORT", "PORT A B")]
    [InlineData("PORT A B", "A theirs B PORT", "PORT A B theirs")]
    // Their place among ours is nobody's business.
    [InlineData("PORT A B", "theirs PORT A B", null)]
    // To be applied first.
    [InlineData("PORT A B", "A B", null)]
    [InlineData("PORT A B", "A B PORT PORT", null)]
    [InlineData("", "theirs", null)]
    public async Task Ours_are_in_our_order_and_those_of_others_stay(string intent, string live, string? sorted)
    {
        await new EnvOrder(api.Client()).RestoreAsync(Given(intent), Given(live), CancellationToken.None);

        var patches = api.Requests.Select(request =>
            request.Body!.AsArray()[^1]!["value"]!.AsArray().Select(variable => variable!["name"]!.ToString()));
        Assert.Equal(sorted is null ? [] : [sorted], patches.Select(names => string.Join(' ', names)));
    }

    private static V1Deployment Given(string names) => new()
    {
        Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web", ResourceVersion = "7" },
        Spec = new V1DeploymentSpec
        {
            Selector = new(),
            Template = new V1PodTemplateSpec
            {
                Spec = new V1PodSpec
                {
                    Containers =
                    [
                        new V1Container
                        {
                            Name = "app",
                            Env =
                            [
                                .. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                                    .Select(name => new V1EnvVar { Name = name, Value = "1" }),
                            ],
                        },
                    ],
                },
            },
        },
    };
}
