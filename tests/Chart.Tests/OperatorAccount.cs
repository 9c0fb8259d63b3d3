using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>The operator's account before the policies that hold it to what it does.</summary>
internal static class OperatorAccount
{
    /// <summary>As the API server knows it.</summary>
    public const string User = $"system:serviceaccount:{ChartRelease.Namespace}:pyops-operator";

    private static readonly Dictionary<string, string> resources = new(StringComparer.Ordinal)
    {
        ["Deployment"] = "deployments",
        ["ControllerRevision"] = "controllerrevisions",
        ["Job"] = "jobs",
        ["Service"] = "services",
        ["HorizontalPodAutoscaler"] = "horizontalpodautoscalers",
        ["PodDisruptionBudget"] = "poddisruptionbudgets",
        ["Ingress"] = "ingresses",
        ["NetworkPolicy"] = "networkpolicies",
        ["ServiceMonitor"] = "servicemonitors",
        ["Secret"] = "secrets",
        ["Lease"] = "leases",
        ["Event"] = "events",
        ["ValidatingWebhookConfiguration"] = "validatingwebhookconfigurations",
    };

    /// <summary>Everything that a service of a golden folder of tests/Crds.Tests becomes.</summary>
    public static IReadOnlyList<JsonObject> Children(string folder) =>
        Rendered.Read(File.ReadAllText(Path.Combine(Golden, folder, "out.yaml")));

    /// <summary>The golden folders.</summary>
    public static IEnumerable<string> Folders => Directory.GetDirectories(Golden).Select(folder => Path.GetFileName(folder)!);

    private static string Golden => Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    /// <summary>What comes of requests of the account, or of another user.</summary>
    public static async Task<IReadOnlyList<string>> Ask(IEnumerable<JsonObject> requests)
    {
        var files = new[] { "templates/operator-guard.yaml", "templates/operator-guard-pods.yaml" };
        var policies = (await Rendered.With(files.SelectMany(file => new[] { "--show-only", file }))).Text;
        var answer = await AdmissionJudge.Ask(policies, [.. requests]);
        AdmissionJudge.Compiles(
            answer, "pyops-operator-children", "pyops-operator-own", "pyops-operator-webhook", "pyops-operator-pods");
        return [.. answer["verdicts"]!.AsArray().Select(verdict => AdmissionJudge.Told(verdict!))];
    }

    /// <summary>A request about an object, by its operation.</summary>
    public static JsonObject Request(JsonObject? after, JsonObject? before, string user = User)
    {
        var item = (after ?? before)!;
        var (version, kind) = ((string)item["apiVersion"]!, (string)item["kind"]!);
        var (group, number) = version.Split('/') is [var first, var second] ? (first, second) : ("", version);
        return new JsonObject
        {
            ["request"] = new JsonObject
            {
                ["uid"] = "1",
                ["operation"] = before is null ? "CREATE" : after is null ? "DELETE" : "UPDATE",
                ["kind"] = new JsonObject { ["group"] = group, ["version"] = number, ["kind"] = kind },
                ["resource"] = new JsonObject { ["group"] = group, ["version"] = number, ["resource"] = resources[kind] },
                ["name"] = (string?)item["metadata"]!["name"],
                ["namespace"] = (string?)item["metadata"]!["namespace"],
                ["userInfo"] = new JsonObject { ["username"] = user },
                ["object"] = after?.DeepClone(),
                ["oldObject"] = before?.DeepClone(),
            },
        };
    }
}
