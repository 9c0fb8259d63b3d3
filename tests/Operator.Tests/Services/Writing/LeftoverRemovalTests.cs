using System.Text.Json;
using k8s.Models;
using PyOps.Client;
using PyOps.Crds;
using PyOps.Operator.Services;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Writing;

/// <summary>Probes that we name no longer, on servers whose apply would empty them; and probes of others.</summary>
public sealed class LeftoverRemovalTests : IDisposable
{
    private const string Container = """{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"app\"}":FIELDS}}}}}""";
    private readonly FakeApi api = new(request => FakeApi.Json("""{"metadata":{"name":"shop"}}"""));

    public void Dispose() => api.Dispose();

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(25, false)]
    [InlineData(36, false)]
    public void Only_servers_that_need_it_get_it(int minor, bool gets) =>
        Assert.Equal(gets, OlderServers.Leftovers(new ServerVersion(1, minor), api.Client()) is not null);

    [Fact]
    public async Task A_probe_of_ours_is_taken_away()
    {
        await Prepare(Owned(ApiNames.FieldManager, """{"f:readinessProbe":{"f:tcpSocket":{}}}"""));

        Assert.Contains(
            "/spec/template/spec/containers/0/readinessProbe",
            Assert.Single(api.Requests).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_is_one_to_which_others_added()
    {
        await Prepare(
            Owned(ApiNames.FieldManager, """{"f:readinessProbe":{"f:tcpSocket":{}}}"""),
            Owned("somebody", """{"f:readinessProbe":{"f:initialDelaySeconds":{}}}"""));

        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_probe_that_others_put_there_stays()
    {
        await Prepare(
            Owned(ApiNames.FieldManager, """{"f:image":{}}"""),
            Owned("somebody", """{"f:readinessProbe":{"f:exec":{"f:command":{}}}}"""));

        Assert.Empty(api.Requests);
    }

    private static V1ManagedFieldsEntry Owned(string manager, string fields) => new()
    {
        Manager = manager,
        Operation = "Apply",
        FieldsV1 = JsonSerializer.Deserialize<JsonElement>(Container.Replace("FIELDS", fields, StringComparison.Ordinal)),
    };

    private Task Prepare(params V1ManagedFieldsEntry[] owners)
    {
        var live = Worker();
        live.Metadata.ManagedFields = owners;
        live.Spec.Template.Spec.Containers[0].ReadinessProbe = new V1Probe { Exec = new V1ExecAction { Command = ["true"] } };
        return OlderServers.Leftovers(new ServerVersion(1, 20), api.Client())!.PrepareAsync(Worker(), live, CancellationToken.None);
    }

    private static V1Deployment Worker() => new()
    {
        Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web" },
        Spec = new V1DeploymentSpec
        {
            Selector = new(),
            Template = new V1PodTemplateSpec { Spec = new V1PodSpec { Containers = [new V1Container { Name = "app" }] } },
        },
    };
}
