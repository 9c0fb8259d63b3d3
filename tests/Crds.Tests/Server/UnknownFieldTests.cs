using System.Net;
using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Crds.Tests.Server;

/// <summary>Fields that no schema has.</summary>
public class UnknownFieldTests(OwnDefinitions definitions) : IClassFixture<OwnDefinitions>
{
    public static TheoryData<string, string> Fields => new()
    {
        { PythonService.PluralName, "replics" },
        { PythonService.PluralName, "security.runAsUsr" },
        { PythonService.PluralName, "scheduling.affinity.nodeAfinity" },
        { RuntimePolicy.PluralName, "templats" },
        { RuntimePolicy.PluralName, "parameters.minPrt" },
    };

    [ClusterTheory]
    [MemberData(nameof(Fields))]
    public async Task A_field_that_is_not_known_is_refused_warned_of_or_dropped_as_the_client_asks(string plural, string path)
    {
        var objects = await definitions.Of(plural);
        var misspelt = Misspelt(plural, path);
        var words = $"unknown field \"spec.{path}\"";

        var refused = await objects.Try(misspelt, "Strict");
        var warned = await objects.Try(misspelt, "Warn");
        var ignored = await objects.Try(misspelt, "Ignore");
        var applied = await objects.Apply(misspelt, "tests");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Code);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            warned.Warnings, warning => warning.Replace("\\\"", "\"", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal));
        Assert.Empty(ignored.Warnings);
        Assert.All([warned, ignored], answer =>
            Assert.DoesNotContain(path.Split('.')[^1], answer.Taken()["spec"]!.ToJsonString(), StringComparison.Ordinal));
        Assert.Contains($"spec.{path}: field not declared in schema", applied.Message, StringComparison.Ordinal);
    }

    private static JsonObject Misspelt(string plural, string path)
    {
        var item = Samples.Least(plural, plural == RuntimePolicy.PluralName ? "default" : "misspelt");
        var steps = path.Split('.');
        var at = item["spec"]!.AsObject();
        foreach (var step in steps[..^1])
            at = (at[step] ??= new JsonObject()).AsObject();
        at[steps[^1]] = 1;
        return item;
    }
}
