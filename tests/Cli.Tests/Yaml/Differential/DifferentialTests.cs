using System.Text;
using Xunit.Abstractions;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>Lint reads what kubectl reads: the same objects, or a refusal by both.</summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const int Generated = 4000;

    [Fact]
    public async Task Every_oddity_is_read_as_kubectl_reads_it_or_refused_by_both() => await Compare(Oddities.All, 400);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Generated_files_are_read_as_kubectl_reads_them_or_refused_by_both(int seed) =>
        await Compare([.. new FileGenerator(seed).Files(Generated)], Generated);

    private async Task Compare(IReadOnlyList<Case> files, int least)
    {
        var theirs = await Kubectl.Read(files);
        var differing = files
            .Select(file => (File: file, Ours: Ours.Read(file), Theirs: theirs[file.Id]))
            .Where(pair => !Agree(pair.Ours, pair.Theirs))
            .ToList();
        output.WriteLine($"{files.Count} files, {theirs.Values.Count(reading => reading.Problem is null)} of them read by kubectl");

        Assert.True(files.Count >= least);
        Assert.InRange(theirs.Values.Count(reading => reading.Problem is null), files.Count / 4, files.Count * 9 / 10);
        Assert.True(
            differing is [],
            $"{differing.Count} of {files.Count} differ:\n"
                + string.Join('\n', differing.Take(20).Select(pair => Told(pair.File, pair.Ours, pair.Theirs))));
    }

    // What kubectl refuses may hide what stands before it: it gives up a document when the mark below is wrong. What it reads and then
    // cannot decode is YAML, but no object of Kubernetes.
    private static bool Agree(Reading ours, Reading theirs) => theirs.Problem switch
    {
        null => ours.Problem is null && ours.Objects.SequenceEqual(theirs.Objects, StringComparer.Ordinal),
        var problem when problem.Contains("unable to decode", StringComparison.Ordinal) =>
            theirs.Objects.All(item => ours.Objects.Contains(item, StringComparer.Ordinal)),
        _ => ours.Problem is not null && ours.Objects.Take(theirs.Objects.Count).SequenceEqual(theirs.Objects, StringComparer.Ordinal),
    };

    private static string Told(Case file, Reading ours, Reading theirs) =>
        $"{file.Title}\n{Encoding.UTF8.GetString(file.Content)}\n  kubectl: {Told(theirs)}\n  ours:    {Told(ours)}\n";

    private static string Told(Reading reading) => string.Join("  ", reading.Objects.Append(reading.Problem));
}
