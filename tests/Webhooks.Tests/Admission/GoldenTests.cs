using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using PyOps.Webhooks.Tests.Serving;

namespace PyOps.Webhooks.Tests.Admission;

/// <summary>Each folder has a review, the path where it is posted, perhaps a policy, and the answer.</summary>
[Collection(nameof(SharedServer))]
public sealed class GoldenTests(SharedServer shared)
{
    private static readonly JsonSerializerOptions indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly string folder = Path.Combine(Checkout.Root, "tests", "Webhooks.Tests", "Admission", "Golden");

    public static TheoryData<string> Cases { get; } = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_posted_review_has_the_answer_of_its_folder(string name)
    {
        Assert.True(shared.App.Policy.Take(Policy(name), 1));
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(In(name, "request.json")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await shared.Client.PostAsync((await File.ReadAllTextAsync(In(name, "path"))).Trim(), content);

        var text = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.ToJsonString(indented);
        GoldenFile.Check(In(name, "expected.txt"), $"{(int)answer.StatusCode}\n{text}\n");
    }

    [Fact]
    public void Warnings_of_the_folders_are_within_the_limits_of_the_API_server()
    {
        foreach (var path in Directory.GetFiles(folder, "expected.txt", SearchOption.AllDirectories))
        {
            var answer = JsonNode.Parse(string.Join('\n', File.ReadLines(path).Skip(1)))!;
            var warnings = (answer["response"]?["warnings"]?.AsArray() ?? []).Select(warning => (string)warning!).ToList();

            Assert.All(warnings, warning => Assert.InRange(warning.EnumerateRunes().Count(), 1, 256));
            Assert.All(warnings, warning => Assert.DoesNotContain(warning, char.IsControl));
            Assert.InRange(warnings.Sum(warning => warning.EnumerateRunes().Count()), 0, 4096);
        }
    }

    private static byte[] Policy(string name) => File.Exists(In(name, "policy.json"))
        ? File.ReadAllBytes(In(name, "policy.json"))
        : """{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"}}"""u8.ToArray();

    private static string In(string name, string file) => Path.Combine(folder, name, file);
}
