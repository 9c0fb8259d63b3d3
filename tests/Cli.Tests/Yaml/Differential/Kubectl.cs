using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PyOps.Cluster;

namespace PyOps.Cli.Tests.Yaml.Differential;

/// <summary>The real kubectl, which prints what it reads. It talks to nobody.</summary>
internal static partial class Kubectl
{
    private const string End = "end-of-";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>What it makes of each file, by id.</summary>
    public static async Task<IReadOnlyDictionary<string, Reading>> Read(IReadOnlyList<Case> files)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files)
        {
            await File.WriteAllBytesAsync(folder.At($"{file.Id}.yaml"), file.Content);
            // It reads files by name and prints no names: an object behind each file tells which ones are of that file.
            await File.WriteAllTextAsync(folder.At($"{file.Id}z.yaml"), Oddities.Head($"{End}{file.Id}"));
        }
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBECONFIG"] = folder.At("none") };
        var result = await Tool.Run(
            await ClientProgram.Find("kubectl"), ["annotate", "--local", "-f", folder.Path, "-o", "json", "x=y"],
            Deadline, environment: environment);
        var objects = Objects(Encoding.UTF8.GetBytes(result.Output));
        var problems = Problems(result.Error);
        return files.ToDictionary(
            file => file.Id,
            file => new Reading(objects[file.Id], problems[file.Id].FirstOrDefault()),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, IReadOnlyList<string>> Objects(byte[] output)
    {
        var files = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> objects = [];
        var reader = new Utf8JsonReader(output, new() { AllowMultipleValues = true, MaxDepth = 1000 });
        while (reader.Read())
        {
            var item = JsonNode.Parse(ref reader)!;
            if (item["metadata"]?["name"] is JsonValue name
                && name.ToString() is var text && text.StartsWith(End, StringComparison.Ordinal))
            {
                files.Add(text[End.Length..], objects);
                objects = [];
            }
            else
                objects.Add(Canonical.Object(item));
        }
        return files;
    }

    // Some of its problems have more lines than one; the first names the file.
    private static ILookup<string, string> Problems(string error) => error.Split('\n')
        .Select(line => (File: FileName().Match(line), Line: line))
        .Where(problem => problem.File.Success)
        .ToLookup(problem => problem.File.Groups["id"].Value, problem => problem.Line, StringComparer.Ordinal);

    [GeneratedRegex(@"/(?<id>[a-z]+\d+)\.yaml", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
