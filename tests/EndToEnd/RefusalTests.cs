using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Cluster;
using PyOps.Crds.Desired;
using PyOps.Crds.Validations;
using PyOps.EndToEnd.Refusals;
using Xunit.Abstractions;

namespace PyOps.EndToEnd;

/// <summary>
/// Generated wrong values for every field of a service: our verdict, and that of a real server on the children that it would have.
/// </summary>
public class RefusalTests(ITestOutputHelper output)
{
    // So many requests as a small machine answers without a queue.
    private const int AtOnce = 8;

    private static readonly Version nativeSleepSince = new(1, 30);

    private static readonly Lazy<Task<DryRun>> server = new(async () => new((await TestCluster.Shared).Client));

    public static TheoryData<string> Grounds => [.. Ground.All.Select(ground => ground.Name)];

    [ClusterTheory]
    [MemberData(nameof(Grounds))]
    public async Task What_a_server_refuses_in_a_child_is_refused_before_with_its_field_and_nothing_else_is(string name)
    {
        var ground = Ground.All.Single(one => one.Name == name);
        var version = (await TestCluster.Shared).Server;
        Skip.If(version < ground.Oldest, $"needs Kubernetes {ground.Oldest} or newer; the server is {version}");
        var facts = new ClusterFacts(NativeSleep: version >= nativeSleepSince, "registry.example.com/pyops/init:1.0.0");
        var verdicts = new Verdicts(ground, await server.Value, version, facts);

        Assert.Empty(await verdicts.OfGround());
        var judged = new ConcurrentBag<(Fate Fate, string Line)>();
        await Parallel.ForEachAsync(
            new Trials(ground).All(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (trial, _) => judged.Add(await verdicts.Of(trial)));

        foreach (var fate in judged.GroupBy(verdict => verdict.Fate))
            output.WriteLine($"{fate.Count()} {fate.Key}");
        foreach (var rule in judged.Where(verdict => verdict.Fate == Fate.ByRule).GroupBy(verdict => verdict.Line))
            output.WriteLine($"{rule.Count()} by rule: {rule.Key}");
        var wrong = judged.Where(verdict => verdict.Fate is Fate.Missed or Fate.TooStrict or Fate.OtherField)
            .Select(verdict => $"{verdict.Fate}: {verdict.Line}").Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong is [], string.Join('\n', wrong));
    }

    [Fact]
    public void Every_field_that_a_service_passes_on_is_in_some_ground()
    {
        var there = Ground.All.SelectMany(ground => Places(Trials.Spec, ground.Json["spec"]!, "spec")).ToHashSet(StringComparer.Ordinal);

        var missing = Places(Trials.Spec, null, "spec").Where(place => !there.Contains(place) && !IsRefused(place)).ToList();
        Assert.True(missing is [], string.Join('\n', missing));
    }

    // Kinds of volume that are refused as a whole, and claims; and what comes to an image, and is passed on as that.
    private static bool IsRefused(string place)
    {
        if (place.StartsWith("spec.resources.claims", StringComparison.Ordinal)
            || place.StartsWith("spec.imageFrom.", StringComparison.Ordinal))
            return true;
        if (place.Split('.') is not ["spec", "volumes[]", var kind, ..])
            return false;
        var volume = new JsonObject { ["name"] = "v", [kind.TrimEnd('[', ']')] = new JsonObject() };
        var service = Ground.All[0].Json;
        service["spec"]!["volumes"] = new JsonArray(volume);
        return Manifest.Check(Encoding.UTF8.GetBytes(service.ToJsonString()))
            .Any(error => error.Field == $"spec.volumes[0].{kind}" && error.Message.Contains("are refused", StringComparison.Ordinal));
    }

    /// <summary>All fields of a schema, or those of it that a value has.</summary>
    private static IEnumerable<string> Places(V1JSONSchemaProps schema, JsonNode? value, string path)
    {
        if (schema.Items is V1JSONSchemaProps items)
        {
            return value is JsonArray list
                ? list.SelectMany(item => Places(items, item, $"{path}[]"))
                : Places(items, null, $"{path}[]");
        }
        if (schema.Properties is not { Count: > 0 } properties)
            return [path];
        return properties.Where(property => value is null || value[property.Key] is not null)
            .SelectMany(property => Places(property.Value, value?[property.Key], $"{path}.{property.Key}"));
    }
}
