using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Crds.Tests.Fixtures;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;
using Xunit.Abstractions;

namespace PyOps.Crds.Tests.Reading;

/// <summary>
/// The one list of what rules read, held against the rules: every field that Kubernetes' types have and the list has not changes no
/// verdict, whatever is in it; and every entry of the list changes one.
/// </summary>
public class ReadTreeTests(ITestOutputHelper output)
{
    private static readonly Policy everything = new()
    {
        Rules = Catalogue.All.ToDictionary(rule => rule, _ => Effect.Enforce),
        Templates = Effect.Enforce,
        Exemptions =
        [
            new() { Name = "a", Reason = "b", Namespaces = ["web"], ServiceAccounts = ["other"], Rules = [Catalogue.Find("image-tag")!] },
        ],
    };

    private static readonly Request request = new("web", "jane", Effect.Enforce, DateTimeOffset.UnixEpoch);

    private static readonly Dictionary<string, (Type Type, JsonObject Value)> Objects = PlainYaml
        .Documents(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Reading", "objects.yaml")))
        .ToDictionary(document => (string)document["case"]!, document => (TypeOf((string)document["kind"]!), Object(document)),
            StringComparer.Ordinal);

    // Gone, and whatever changes a verdict in some field.
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "3", "80", "99", "\"80\"", "\"other\"", "\"Always\"", "\"Never\"", "\"windows\"", "\"UDP\"",
        "\"HTTPS\"", "\"spc_t\"", "\"Unmasked\"", "{}", "[]", "[{}]", "[\"ALL\"]", "{\"name\": \"windows\"}", "{\"type\": \"Unconfined\"}",
        "{\"httpGet\": {\"port\": 80}}", "{\"kubernetes.io/os\": \"windows\"}",
    ];

    public static TheoryData<string> Kinds { get; } = [.. Objects.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_field_that_is_not_in_the_list_changes_no_verdict_whatever_is_in_it(string name)
    {
        var (type, item) = Objects[name];
        var verdict = Verdict(item);
        var tried = 0;
        foreach (var (parent, field, value) in Outside(item, type, ReadTree.Root).ToList())
        {
            var before = parent[field];
            Put(parent, field, value);
            Assert.True(verdict == Verdict(item), $"{parent.GetPath()}.{field}: {value.ToJsonString()}\n{verdict}\n{Verdict(item)}");
            Put(parent, field, before);
            tried++;
        }
        output.WriteLine($"{tried} values");
        Assert.InRange(tried, 100, int.MaxValue);
    }

    /// <summary>Else updates would be asked about for nothing.</summary>
    [Fact]
    public void Every_entry_of_the_list_changes_some_verdict()
    {
        Dictionary<(ReadPart, string), string> left = [];
        HashSet<(ReadPart, string)> needed = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (var (_, item) in Objects.Values)
        {
            var verdict = Verdict(item);
            foreach (var (parent, part, field, path) in Inside(item, ReadTree.Root, "").ToList())
            {
                if (needed.Contains((part, field)))
                    continue;
                left.TryAdd((part, field), path);
                var before = parent[field];
                if (Values.Any(value => Changes(parent, field, JsonNode.Parse(value), item, verdict)) && needed.Add((part, field)))
                    paths.Add(OfPod(path));
                Put(parent, field, before);
            }
        }

        output.WriteLine($"{needed.Count} entries");
        // Others than rules read these, and none of them changes in an update.
        Assert.Equal(
            [".metadata.deletionTimestamp", ".metadata.name", ".metadata.namespace"],
            left.Where(entry => !needed.Contains(entry.Key) && !paths.Contains(OfPod(entry.Value))).Select(entry => entry.Value)
                .Order(StringComparer.Ordinal));
    }

    // What is read of a pod is read of a template.
    private static string OfPod(string path) => path.Replace(".spec.jobTemplate", "", StringComparison.Ordinal)
        .Replace(".spec.template.", ".", StringComparison.Ordinal);

    private static bool Changes(JsonObject parent, string field, JsonNode? value, JsonObject item, string? verdict)
    {
        Put(parent, field, value);
        return Verdict(item) is { } changed && changed != verdict;
    }

    private static void Put(JsonObject parent, string field, JsonNode? value)
    {
        parent.Remove(field);
        if (value is not null)
            parent[field] = value;
    }

    /// <summary>Each field of the type, here and below, that is not read, with values that it may have.</summary>
    private static IEnumerable<(JsonObject Parent, string Field, JsonNode Value)> Outside(JsonObject item, Type of, ReadPart part)
    {
        foreach (var property in of.GetProperties().Where(property => FieldSamples.Name(property) is not null))
        {
            var name = FieldSamples.Name(property)!;
            if (part[name] is not { } read)
            {
                foreach (var value in FieldSamples.Of(property.PropertyType, 0))
                    yield return (item, name, value);
            }
            else if (read.Items is { } each && item[name] is JsonArray list)
            {
                var type = FieldSamples.Item(property.PropertyType);
                foreach (var inner in list.OfType<JsonObject>().SelectMany(entry => Outside(entry, type, each)))
                    yield return inner;
            }
            else if (read.HasFields && item[name] is JsonObject value)
            {
                var isOurs = FieldSamples.IsOurs(property.PropertyType);
                foreach (var inner in isOurs ? Outside(value, property.PropertyType, read) : [(value, "o", JsonValue.Create("1"))])
                    yield return inner;
            }
        }
    }

    /// <summary>Each field that is read, here and below, whose parent is there; and of what it is a part.</summary>
    private static IEnumerable<(JsonObject Parent, ReadPart Part, string Field, string Path)> Inside(
        JsonObject item, ReadPart part, string path)
    {
        foreach (var name in part.Names)
        {
            var (read, at) = (part[name]!, $"{path}.{name}");
            yield return (item, part, name, at);
            JsonObject[] below = read.Items is not null && item[name] is JsonArray list ? [.. list.OfType<JsonObject>()]
                : read.HasFields && item[name] is JsonObject value ? [value]
                : [];
            foreach (var inner in below.SelectMany(each => Inside(each, read.Items ?? read, at)))
                yield return inner;
        }
    }

    // Null when the object cannot be read: a wrong type is told whatever rules make of the right one.
    private static string? Verdict(JsonObject item)
    {
        var reading = PodReader.Read(Encoding.UTF8.GetBytes(item.ToJsonString()));
        if (reading.Problem is not null)
            return null;
        var found = Evaluator.Evaluate(reading, null, everything, request).Findings.Select(judged => judged.Finding.Message);
        return $"{reading.Other} {string.Join('\n', found)}";
    }

    private static JsonObject Object(JsonObject document)
    {
        var copy = document.DeepClone().AsObject();
        copy.Remove("case");
        return copy;
    }

    private static Type TypeOf(string kind) => kind switch
    {
        "Pod" => typeof(V1Pod),
        "Deployment" => typeof(V1Deployment),
        "CronJob" => typeof(V1CronJob),
        _ => throw new InvalidOperationException(kind),
    };
}
