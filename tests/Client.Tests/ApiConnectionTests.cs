using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using k8s;
using PyOps.Hosting;
using PyOps.Support.Stub;

namespace PyOps.Client.Tests;

public sealed class ApiConnectionTests : IDisposable
{
    private const string Good = """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "http://127.0.0.1:1"}}]
        users: [{name: u, user: {token: t}}]
        """;

    private static readonly BuildInfo program = new("pyops-test", "1.2.3");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("kind: [", "is not valid YAML")]
    [InlineData("", "has no current context")]
    [InlineData("- just a list", "is not valid YAML")]
    [InlineData("current-context: c", "c")]
    [InlineData("@current-context: c@current-context: ''", "has no current context")]
    [InlineData("@current-context: c@current-context: other", "other")]
    [InlineData("@cluster: k, @cluster: other, ", "Cluster not found")]
    [InlineData("@user: u}@user: other}", "User not found")]
    [InlineData("@http://127.0.0.1:1@nonsense", "nonsense")]
    [InlineData(
        "@server: \"http://127.0.0.1:1\"@server: \"https://127.0.0.1:1\", certificate-authority-data: bm8=",
        "without a certificate")]
    [InlineData("@server: \"http://127.0.0.1:1\"@server: \"https://127.0.0.1:1\", certificate-authority-data: '***'", "cannot be used")]
    [InlineData("@token: t@client-certificate-data: bm8=, client-key-data: bm8=", "cannot be used")]
    public void An_unusable_kubeconfig_is_refused_with_its_name_and_the_reason(string change, string reason)
    {
        // "@old@new" replaces in a good one; anything else is the whole file.
        var parts = change.Split('@');
        var path = Write("config", parts.Length == 3 ? Good.Replace(parts[1], parts[2], StringComparison.Ordinal) : change);
        var error = Assert.Throws<ConnectionException>(() => Open(path));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kubeconfig_that_is_not_there_is_refused_with_its_name()
    {
        var path = Path.Combine(folder.FullName, "nowhere");
        Assert.Equal($"The kubeconfig {path} does not exist.", Assert.Throws<ConnectionException>(() => Open(path)).Message);
    }

    [Fact]
    public void Without_any_cluster_it_says_where_it_looked()
    {
        var options = new ConnectionOptions { Program = program, Environment = name => name is "HOME" ? folder.FullName : null };
        var error = Assert.Throws<ConnectionException>(() => ApiConnection.Open(options));
        Assert.Contains(Path.Combine(folder.FullName, ".kube", "config"), error.Message, StringComparison.Ordinal);
        Assert.Contains("service account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named_with_a_way_to_check()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var address = $"http://{unused.LocalEndpoint}";
        unused.Stop();
        using var connection = Open(Write("config", Good.Replace("http://127.0.0.1:1", address, StringComparison.Ordinal)));
        var error = await Assert.ThrowsAsync<ConnectionException>(() => connection.Probe(CancellationToken.None));
        Assert.Contains($"No API server can be reached at {address}/: ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"curl -k {address}/version", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Check the credentials")]
    [InlineData(403, "Check the credentials")]
    public async Task A_server_that_does_not_know_us_is_no_usable_connection(int status, string advice)
    {
        await using var stub = await ApiStub.Run();
        stub.On("GET", "/version", Reply.Status(status, "Unauthorized"));
        using var connection = Open(stub.KubeConfigPath);
        var error = await Assert.ThrowsAsync<ConnectionException>(() => connection.Probe(CancellationToken.None));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "HTTP/1.1")]
    [InlineData(true, "HTTP/2")]
    public async Task Requests_carry_our_name_and_credentials(bool tls, string protocol)
    {
        await using var stub = await ApiStub.Run(tls);
        stub.On("GET", "/version", Reply.Json("""{"major":"1","minor":"33"}"""));
        stub.On("GET", "/version/", Reply.Json("{}"));
        using var connection = Open(stub.KubeConfigPath);
        Assert.Equal(new ServerVersion(1, 33), await connection.Probe(CancellationToken.None));
        await connection.Client.Version.GetCodeAsync(cancellationToken: CancellationToken.None);
        Assert.Equal(2, stub.Requests.Count);
        Assert.All(stub.Requests, request =>
        {
            Assert.Equal("Bearer letmein", request.Authorization);
            Assert.Equal("pyops-test/1.2.3", request.UserAgent);
            Assert.Equal(protocol, request.Protocol);
        });
    }

    [Fact]
    public async Task Disposing_closes_the_connections()
    {
        await using var stub = await ApiStub.Run();
        stub.On("GET", "/version", Reply.Json("""{"major":"1","minor":"33"}"""));
        using (var connection = Open(stub.KubeConfigPath))
            await connection.Probe(CancellationToken.None);
        await Wait.Until(() => stub is { Connections: 1, OpenConnections: 0 }, "the connection is closed");
    }

    [Theory]
    [InlineData("""{"major":"1","minor":"33"}""", 1, 33)]
    [InlineData("""{"major":"1","minor":"20+","gitVersion":"v1.20.15-gke.1"}""", 1, 20)]
    [InlineData("""{"major":"","minor":"","gitVersion":"v1.20.2"}""", 1, 20)]
    [InlineData("""{"gitVersion":"v1.31.0+k3s1"}""", 1, 31)]
    public void A_version_is_read_however_it_is_written(string document, int major, int minor)
    {
        using var parsed = JsonDocument.Parse(document);
        Assert.Equal(new ServerVersion(major, minor), ServerInfo.Parse(parsed.RootElement));
    }

    [Fact]
    public void Something_else_than_a_version_is_refused()
    {
        using var parsed = JsonDocument.Parse("\"hello\"");
        Assert.Throws<JsonException>(() => ServerInfo.Parse(parsed.RootElement));
    }

    private static ApiConnection Open(string path) => ApiConnection.Open(new ConnectionOptions { Program = program, KubeConfig = path });

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
