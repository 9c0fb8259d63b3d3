using PyOps.Support.Stub;

namespace PyOps.Cli.Tests.Auditing;

/// <summary>An API server with just the objects of a test, for what a real one does not do on demand.</summary>
internal sealed class StubbedCluster : IAsyncDisposable
{
    public const string Bad = """{"containers":[{"name":"app","image":"bad"}]}""";

    private static readonly string[] Collections =
    [
        "api/v1/namespaces", "api/v1/pods", "api/v1/replicationcontrollers",
        "apis/apps/v1/deployments", "apis/apps/v1/statefulsets", "apis/apps/v1/daemonsets",
        "apis/apps/v1/replicasets", "apis/batch/v1/jobs", "apis/batch/v1/cronjobs",
    ];

    private readonly TemporaryFolder folder = new();

    private StubbedCluster(ApiStub stub) => Stub = stub;

    public ApiStub Stub { get; }

    /// <summary>Starts one in which every collection is served, and empty.</summary>
    public static async Task<StubbedCluster> Start()
    {
        var cluster = new StubbedCluster(await ApiStub.Run());
        cluster.Stub.On("GET", "/version", Reply.Json("""{"major":"1","minor":"36"}"""));
        foreach (var path in Collections)
            cluster.Has(path);
        return cluster;
    }

    public void Has(string path, params string[] items) => Stub.On("GET", "/" + path, Reply.List("1", items));

    public Task<Cli.Result> Audit(params string[] options) => Cli.Run(["audit", "--kubeconfig", Kubeconfig(), .. options]);

    /// <summary>An object; its uid is its name.</summary>
    public static string Item(string ns, string name, string spec, string? owner = null)
    {
        var owners = owner is null ? "" : $$""","ownerReferences":[{"controller":true,"uid":"{{owner}}"}]""";
        return $$"""{"metadata":{"namespace":"{{ns}}","name":"{{name}}","uid":"{{name}}"{{owners}} },"spec":{{spec}} }""";
    }

    /// <summary>The spec of a workload.</summary>
    public static string Template(string pod) => """{"template":{"spec":""" + pod + "}}";

    public static string Namespace(string name, string mode) =>
        $$"""{"metadata":{"name":"{{name}}","labels":{"pyops.dev/mode":"{{mode}}"} } }""";

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        folder.Dispose();
    }

    private string Kubeconfig() => folder.Write("kubeconfig", $$"""
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u} }]
        clusters: [{name: k, cluster: {server: "http://127.0.0.1:{{Stub.Port}}"} }]
        users: [{name: u, user: {token: t} }]
        """);
}
