namespace PyOps.Repository.Tests;

public class FolderTests
{
    // A feature of the operator is a folder of its own: it may use the engine and what all share, never another feature.
    private static readonly string[] Features =
        ["src/Operator/Services", "src/Operator/Policies", "src/Operator/Certificates", "src/Operator/Rebuild"];

    private static readonly string[] Shared =
        ["src/Operator/Runtime", "src/Operator/Sources", "src/Operator/Drift", "src/Operator/Wording"];

    public static TheoryData<string> Projects { get; } =
    [
        .. Tracked.Files.Where(path => path.StartsWith("src/") && path.EndsWith(".csproj"))
            .Select(path => Path.GetDirectoryName(path)!),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folder_leads_back_to_one_that_uses_it(string project) => None(Folders.Cyclic(Folders.Of(project)));

    [Fact]
    public void No_feature_of_the_operator_reaches_into_another() =>
        None(Folders.Of("src/Operator").Where(use => Of(use.From, Features) is { } from && Of(use.To, Features) is { } to && from != to));

    [Fact]
    public void What_features_share_uses_none_of_them() =>
        None(Folders.Of("src/Operator").Where(use => Of(use.From, Shared) is not null && Of(use.To, Features) is not null));

    [Fact]
    public void The_engine_knows_nothing_of_what_is_built_on_it() =>
        None(Folders.Of("src/Operator").Where(use => Of(use.From, Shared[..1]) is not null && Of(use.To, Shared[..1]) is null));

    [Fact]
    public void A_folder_is_a_namespace()
    {
        var named =
            from path in Tracked.Files
            where path.StartsWith("src/") && path.EndsWith(".cs")
            let ns = File.ReadLines(Tracked.Full(path)).FirstOrDefault(line => line.StartsWith("namespace "))
            where ns is not null && ns != $"namespace PyOps.{Path.GetDirectoryName(path)!["src/".Length..].Replace('/', '.')};"
            select $"{path}: {ns}";

        Assert.Empty(named);
    }

    private static void None(IEnumerable<Folders.Use> uses)
    {
        var told = uses.Select(use => $"{use.From} -> {use.To}: {use.Where}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    private static string? Of(string folder, IEnumerable<string> roots) =>
        roots.FirstOrDefault(root => folder == root || folder.StartsWith($"{root}/", StringComparison.Ordinal));
}
