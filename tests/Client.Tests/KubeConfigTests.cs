namespace PyOps.Client.Tests;

/// <summary>KUBECONFIG with several files, as kubectl reads it.</summary>
public sealed class KubeConfigTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Context_cluster_and_user_may_each_be_in_another_file()
    {
        var paths = Paths(
            Write("a", "contexts: [{name: shop, context: {cluster: k, user: u} }]"),
            Write("b", "clusters: [{name: k, cluster: {server: 'http://127.0.0.1:2'} }]"),
            Write("c", "users: [{name: u, user: {token: t} }]\ncurrent-context: shop"));
        Assert.Equal("http://127.0.0.1:2/", Address(paths));
    }

    [Fact]
    public void Of_what_bears_one_name_the_first_counts_wholly()
    {
        var first = Write("a", Config("a", "http://127.0.0.1:1"));
        var second = Write("b", Config("b", "http://127.0.0.1:2"));
        Assert.Equal("http://127.0.0.1:1/", Address(Paths(first, second)));
        Assert.Equal("http://127.0.0.1:2/", Address(Paths(second, first)));
        Assert.Equal("http://127.0.0.1:2/", Address(Paths(first, second), context: "b-context"));

        var same = Write("c", Config("a", "http://127.0.0.1:3"));
        Assert.Equal("http://127.0.0.1:1/", Address(Paths(first, same)));
    }

    [Fact]
    public void A_first_file_without_a_current_context_leaves_that_to_the_next() => Assert.Equal(
        "http://127.0.0.1:1/",
        Address(Paths(Write("a", "apiVersion: v1\nkind: Config\ncurrent-context: ''"), Write("b", Config("b", "http://127.0.0.1:1")))));

    [Fact]
    public void Files_that_are_not_there_and_empty_places_in_the_list_are_passed_over() => Assert.Equal(
        "http://127.0.0.1:1/",
        Address(Paths(At("nowhere"), "", Write("empty", ""), Write("b", Config("b", "http://127.0.0.1:1")), At("nowhere"))));

    [Fact]
    public void When_none_is_there_all_are_named()
    {
        var error = Assert.Throws<ConnectionException>(() => Address(Paths(At("first"), At("second"))));
        Assert.Contains($"{At("first")}, {At("second")} (not there)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_wherever_it_stands()
    {
        var good = Write("a", Config("a", "http://127.0.0.1:1"));
        var error = Assert.Throws<ConnectionException>(() => Address(Paths(good, Write("broken", "kind: ["))));
        Assert.StartsWith($"The kubeconfig {At("broken")} is not valid YAML", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_current_context_all_files_are_named()
    {
        var (first, second) = (Write("a", "kind: Config"), Write("b", "kind: Config"));
        var error = Assert.Throws<ConnectionException>(() => Address(Paths(first, second)));
        Assert.StartsWith($"The kubeconfigs {first} and {second} have no current context", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_the_folder_of_the_file_that_names_them()
    {
        using var authority = new TestAuthority("root");
        Directory.CreateDirectory(At("below"));
        Write("below/ca.crt", authority.Pem);
        var withFile = Config("b", "https://127.0.0.1:1")
            .Replace("server:", "certificate-authority: ca.crt, server:", StringComparison.Ordinal);
        var paths = Paths(Write("a", "kind: Config"), Write("below/config", withFile));
        var config = KubeConfigLocator.Find(Options(paths, context: null));
        Assert.Equal(authority.Certificate.Thumbprint, Assert.Single(config.SslCaCerts).Thumbprint);
    }

    private static string Paths(params string[] paths) => string.Join(Path.PathSeparator, paths);

    private static string Address(string paths, string? context = null)
    {
        using var connection = ApiConnection.Open(Options(paths, context));
        return connection.Address.ToString();
    }

    private static ConnectionOptions Options(string paths, string? context) =>
        new() { Program = new("pyops-test", "1.2.3"), Context = context, Environment = name => name is "KUBECONFIG" ? paths : null };

    private static string Config(string name, string server) => $$"""
        apiVersion: v1
        kind: Config
        current-context: {{name}}-context
        contexts: [{name: {{name}}-context, context: {cluster: {{name}}, user: {{name}}} }]
        clusters: [{name: {{name}}, cluster: {server: "{{server}}"} }]
        users: [{name: {{name}}, user: {token: t} }]
        """;

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }
}
