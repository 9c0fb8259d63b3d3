using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>The API server's own admission plugins, which judge requests by manifests without a server: hack/cluster's pyops-cel.</summary>
internal static class AdmissionJudge
{
    /// <summary>What they find wrong with the manifests, and a verdict for each request; skipped where the program is not built.</summary>
    public static async Task<JsonNode> Ask(string manifests, JsonArray requests)
    {
        var program = (await TestCluster.Shared).CelPath;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, requests.ToJsonString());
            var answer = (await Tool.Run(program, ["policy", file], TimeSpan.FromMinutes(1), manifests)).OrThrow("pyops-cel policy");
            return JsonNode.Parse(answer.Output)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>That it compiled just these policies, and that they fit the types that they are about.</summary>
    public static void Compiles(JsonNode answer, params string[] policies)
    {
        Assert.Equal(policies, answer["policies"]!.AsArray().Select(policy => (string)policy!["name"]!));
        Assert.All(answer["policies"]!.AsArray(), policy =>
        {
            Assert.Empty(policy!["errors"]!.AsArray());
            Assert.Empty(policy["warnings"]!.AsArray());
        });
    }

    /// <summary>Allowed, or the code, the reason, and what a policy says.</summary>
    public static string Told(JsonNode verdict)
    {
        if ((bool)verdict["allowed"]!)
            return "allowed";
        var message = (string)verdict["message"]!;
        const string start = " denied request: ";
        Assert.Contains(start, message, StringComparison.Ordinal);
        return $"{verdict["code"]} {verdict["reason"]}: {message[(message.IndexOf(start, StringComparison.Ordinal) + start.Length)..]}";
    }

    /// <summary>A request of version v1 about an object called `shop`, by somebody who may do nothing else.</summary>
    public static JsonObject Request(
        string operation,
        (string Group, string Kind, string Resource) type,
        string subresource,
        string? ns,
        JsonObject? after,
        JsonObject? before) => new()
        {
            ["request"] = new JsonObject
            {
                ["uid"] = "1",
                ["operation"] = operation,
                ["kind"] = new JsonObject { ["group"] = type.Group, ["version"] = "v1", ["kind"] = type.Kind },
                ["resource"] = new JsonObject { ["group"] = type.Group, ["version"] = "v1", ["resource"] = type.Resource },
                ["subResource"] = subresource,
                ["name"] = "shop",
                ["namespace"] = ns,
                ["userInfo"] = new JsonObject { ["username"] = "jo" },
                ["object"] = Typed(type.Group, type.Kind, after),
                ["oldObject"] = Typed(type.Group, type.Kind, before),
            },
        };

    private static JsonObject? Typed(string group, string kind, JsonObject? body)
    {
        if (body is not null)
            (body["apiVersion"], body["kind"]) = (group.Length == 0 ? "v1" : $"{group}/v1", kind);
        return body;
    }
}
