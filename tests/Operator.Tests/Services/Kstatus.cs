using System.Text.Json.Nodes;

namespace PyOps.Operator.Tests.Services;

/// <summary>What kstatus (Flux, kpt, Argo CD's health of custom resources) computes for a kind that it does not know.</summary>
internal static class Kstatus
{
    public static string Of(JsonNode resource)
    {
        if (resource["metadata"]!["deletionTimestamp"] is not null)
            return "Terminating";
        if (resource["status"]?["observedGeneration"] is { } observed && (long)observed != (long)resource["metadata"]!["generation"]!)
            return "InProgress";
        var conditions = resource["status"]?["conditions"]?.AsArray().Select(condition => condition!).ToList() ?? [];
        foreach (var condition in conditions.Where(condition => Status(condition) == "True"))
        {
            if (Type(condition) == "Reconciling")
                return "InProgress";
            if (Type(condition) == "Stalled")
                return "Failed";
        }

        var ready = conditions.FirstOrDefault(condition => Type(condition) == "Ready");
        return ready is null || Status(ready) == "True" ? "Current" : "InProgress";
    }

    private static string Type(JsonNode condition) => (string)condition["type"]!;

    private static string Status(JsonNode condition) => (string)condition["status"]!;
}
