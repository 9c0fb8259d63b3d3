using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PyOps.Repository.Tests;

public partial class ProjectTests
{
    // Who may use whom, and which packages (docs/architecture.md). A project that is not here may use nothing.
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["Crds"] = ["Rules"],
        ["Client"] = ["Hosting"],
        ["Webhooks"] = ["Hosting", "Rules"],
        ["Cli"] = ["Client", "Crds", "Hosting", "Rules"],
        ["Operator"] = ["Client", "Crds", "Hosting", "Rules"],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Crds"] = ["KubernetesClient"],
        ["Hosting"] = ["prometheus-net.AspNetCore", "System.CommandLine"],
        ["Client"] = ["KubernetesClient"],
        ["Operator"] = ["KubernetesClient", "prometheus-net.AspNetCore", "System.CommandLine"],
        ["Webhooks"] = ["prometheus-net.AspNetCore", "System.CommandLine"],
        ["Cli"] = ["KubernetesClient", "SharpYaml", "System.CommandLine"],
    };

    public static TheoryData<string> SourceProjects { get; } =
        [.. Tracked.Files.Where(path => path.StartsWith("src/") && path.EndsWith(".csproj"))];

    public static TheoryData<string> AllProjects { get; } = [.. Tracked.Files.Where(path => path.EndsWith(".csproj"))];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void A_project_uses_only_the_projects_it_may(string project) =>
        Assert.Subset(Allowed(References, project), Included(project, "ProjectReference").Select(Name).ToHashSet());

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void A_project_uses_only_the_packages_it_may(string project) =>
        Assert.Subset(Allowed(Packages, project), Included(project, "PackageReference").ToHashSet());

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void A_project_takes_no_file_of_another(string project) =>
        Assert.DoesNotContain(
            XDocument.Parse(Tracked.Read(project)).Descendants("Compile").Attributes("Include"),
            file => Path.GetRelativePath(".", file.Value.Replace('\\', '/')).StartsWith("..", StringComparison.Ordinal)
                || file.Value.Contains('$'));

    [Fact]
    public void No_file_of_the_source_bears_the_name_of_another()
    {
        var named = Tracked.Files.Where(path => path.StartsWith("src/") && path.EndsWith(".cs")).GroupBy(Path.GetFileName);

        Assert.Empty(named.Where(files => files.Count() > 1).Select(files => string.Join(" and ", files)));
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void A_project_has_its_lock_file_and_is_in_the_solution(string project)
    {
        Assert.Contains($"{Path.GetDirectoryName(project)}/packages.lock.json", Tracked.Files);
        Assert.Contains(project.Replace('/', '\\'), Tracked.Read("Operator.sln"));
    }

    [Fact]
    public void Every_package_version_is_exact() =>
        Assert.All(
            XDocument.Parse(Tracked.Read("Directory.Packages.props")).Descendants("PackageVersion"),
            package => Assert.Matches(ExactVersion(), package.Attribute("Version")!.Value));

    private static HashSet<string> Allowed(Dictionary<string, string[]> table, string project) =>
        [.. table.GetValueOrDefault(Name(project), [])];

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> Included(string project, string element) =>
        XDocument.Parse(Tracked.Read(project)).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();
}
