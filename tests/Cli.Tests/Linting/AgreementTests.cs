using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PyOps.Cli.Linting;
using PyOps.Cli.Yaml;
using PyOps.Crds;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;
using PyOps.Webhooks.Admission;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Requests;

namespace PyOps.Cli.Tests.Linting;

/// <summary>What lint says of an object before it reaches a cluster is what the webhook says when it does.</summary>
public class AgreementTests
{
    private static readonly string tests = Path.Combine(Checkout.Root, "tests");

    // As strict with templates as with pods, as lint is.
    private static readonly Policy policy = new() { Templates = Effect.Enforce };

    private static readonly JsonSerializerOptions deeply = new() { MaxDepth = 1000 };
    private static readonly JsonDocumentOptions deep = new() { MaxDepth = 1000 };

    /// <summary>Every object of the tests that can be read: what linters, webhook and operator are tested with.</summary>
    public static TheoryData<string> Files => [.. Paths];

    private static IEnumerable<string> Paths =>
    [
        .. Directory.GetFiles(Path.Combine(tests, "Crds.Tests", "Desired", "Golden"), "out.yaml", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(
                Path.Combine(tests, "Webhooks.Tests", "Admission", "Golden"),
                "request.json", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(tests, "Cli.Tests", "Linting", "Golden"), "*.*", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Checkout.Root, "config", "samples"), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Checkout.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Lint_and_the_webhook_find_the_same_in_every_object_of_the_tests(string file)
    {
        foreach (var item in Objects(File.ReadAllBytes(Path.Combine(Checkout.Root, file))))
        {
            var bytes = Encoding.UTF8.GetBytes(item.ToJsonString(deeply));
            var report = new Linter(policy, DateTimeOffset.UnixEpoch).Lint(new LintSource(file, bytes));
            // There are kinds that the webhook is not asked about;
            // what cannot be read is told in other words, and what the API server refuses not at all.
            if ((string?)item["kind"] is PythonService.KindName or RuntimePolicy.KindName or "PodTemplate"
                || report.Problems is not [] || report.Findings.Exists(finding => finding.Rule == LintFinding.Invalid))
                continue;
            report.Findings.RemoveAll(finding => finding.Rule == LintFinding.Twice);
            var answer = Review(item)["response"]!;

            Assert.Equal(
                Rules(report.Findings.Select(finding => finding.Rule)),
                Rules(((string?)answer["auditAnnotations"]?["findings"])?.Split(',') ?? []));
            var denied = report.Findings.Where(finding => finding.Action == Effect.Enforce).ToList();
            Assert.Equal(denied is [], (bool)answer["allowed"]!);
            foreach (var finding in denied.Take(20))
                Assert.Contains($"{finding.Message} [{finding.Rule}]", (string?)answer["status"]?["message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_objects_of_the_tests_are_many_and_some_are_denied()
    {
        var answers = Paths
            .SelectMany(file => Objects(File.ReadAllBytes(Path.Combine(Checkout.Root, file))))
            .Select(item => (bool)Review(item)["response"]!["allowed"]!)
            .ToList();

        Assert.True(answers.Count(allowed => allowed) > 50 && answers.Count(allowed => !allowed) > 10, $"{answers.Count} objects");
    }

    private static string[] Rules(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The objects of a file, those of a List one by one; of a review the object that it asks about.</summary>
    private static IEnumerable<JsonObject> Objects(byte[] content)
    {
        foreach (var root in Documents.Of(content).Select(document => document.Root).OfType<Node>())
        {
            foreach (var found in KubernetesObject.In(root).Select(reading => reading.Object))
            {
                if (found is null)
                    continue;
                var item = JsonNode.Parse(JsonText.Write(found.Root).Span, documentOptions: deep)!.AsObject();
                // Items of a PodList need not say what they are; to the webhook the API server always does.
                (item["apiVersion"], item["kind"]) = (found.ApiVersion, found.Kind);
                if ((string?)item["kind"] != "AdmissionReview")
                    yield return item;
                else if (item["request"] is JsonObject request && request["object"] is JsonObject asked && asked.ContainsKey("kind"))
                    yield return asked;
            }
        }
    }

    private static JsonNode Review(JsonObject item)
    {
        var review = new JsonObject
        {
            ["apiVersion"] = "admission.k8s.io/v1",
            ["kind"] = "AdmissionReview",
            ["request"] = new JsonObject { ["uid"] = "1", ["operation"] = "CREATE", ["namespace"] = "web", ["object"] = item.DeepClone() },
        };
        var path = (string?)item["kind"] == "Pod" ? "/pods/enforce" : "/templates/enforce";
        var handler = new ReviewHandler(() => policy, new WebhookMetrics(), TimeProvider.System, NullLogger.Instance);
        var answer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(answer))
            Assert.Equal(
                200,
                handler.Answer(
                    Encoding.UTF8.GetBytes(review.ToJsonString(deeply)), null, AdmissionPath.All(Effect.Enforce)[path], json));
        return JsonNode.Parse(answer.WrittenSpan)!;
    }
}
