using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>CRDs and roles are written once, in config; `make generate` copies them into the chart.</summary>
public class FilesTests
{
    [Theory]
    [InlineData("crd", "crds")]
    [InlineData("rbac", "rbac")]
    public void The_chart_has_the_files_of_config(string from, string to)
    {
        var source = Contents(Path.Combine(Checkout.Root, "config", from));
        var folder = Path.Combine(ChartRelease.Chart, "files", to);
        if (Golden.Writes)
            Copy(source, folder);

        Assert.NotEmpty(source);
        Assert.Equal(source, Contents(folder));
    }

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(
            Directory.GetFiles(folder, "*.yaml")
                .Where(file => Path.GetFileName(file) is not ("kustomization.yaml" or "namespace.yaml"))
                .ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText, StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static void Copy(SortedDictionary<string, string> source, string folder)
    {
        foreach (var old in Directory.GetFiles(folder).Where(old => !source.ContainsKey(Path.GetFileName(old))))
            File.Delete(old);
        foreach (var (name, text) in source)
            File.WriteAllText(Path.Combine(folder, name), text);
    }
}
