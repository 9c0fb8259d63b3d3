using System.Text.RegularExpressions;
using PyOps.Crds;

namespace PyOps.EndToEnd.Refusals;

/// <summary>What we refuse although a server takes it in a child, and why; and what only old servers refuse.</summary>
internal static class StatedRules
{
    private const string Any = ".*";
    private const string Selected = @".*[sS]elector\..*|.*\.topologySpreadConstraints.*";

    // The last of the versions that were tried: what newer servers refuse they all do.
    private static readonly Version current = new(1, 36);

    private static readonly Rule[] rules =
    [
        new("the bounds of the definition's schema", Any,
            "^(has [0-9]+ (characters|entries)|is (empty: write a value|required: add it))| is not (one of|in range:|a (number|quantity))"),
        new("a service takes no more memory than others can spare", "spec", "^has (more than )?[0-9]+ (characters|bytes)"),
        new("an image is named by a version or a digest", @"spec\.image", Any),
        new("what is of pyops.dev/ is ours", Any, "are reserved"),
        new("fields that are at odds with each other",
            @"spec\.(init|autoscaling\.minReplicas|rollout\..*|security\.idsFromCluster|health\.(livenessPath|host|exec))",
            "cannot be more than|must be more than|leaves the ids|needs|exclude each other"),
        new("a Worker has nothing that needs a port", Any, "^a Worker has no "),
        new("no program is an empty word", @"spec\.(command|health\.exec|migration\.command)\[0\]", "the program to start"),
        new("a path that a container runtime takes as it is", @"spec\.(volumeMounts|security\.writablePaths)\[.*", "is absolute, not /"),
        new("a path and a host that a client can ask for",
            @"spec\.(health\.(path|livenessPath|host)|monitoring\.path|ingress\.(host|path))",
            "write a path|name one host|write / or a path"),
        new("what is named by no object there can be", @"spec\..*([nN]ame|Class|Secret)(\[[0-9]+\])?", ": name an? "),
        new("a key that no Secret or ConfigMap can have", @".*\.key", "a key holds only"),
        new("a label that no node can have", @".*\.topologyKey", "a key is a name"),
        new("a fraction of a byte is a slip of the pen", @"spec\.resources\..*", "is a fraction of a byte"),
        new("a volume without a source is meant to have one", @"spec\.volumes\[[0-9]+\]", "exactly one source"),
        new("a name of a variable that every server takes", @"spec\.env(From)?\[[0-9]+\]\.(name|prefix)", "a name holds only"),
        new("projections of which servers read nothing where their features are off",
            @"spec\.volumes\[[0-9]+\]\.projected\.sources\[[0-9]+\](\.(clusterTrustBundle|podCertificate).*)?", Any),
        new("an address that lies in a range is not the range", @".*(ipBlock|source-ranges).*",
            "is an address in a range|write a range of", current),
        new("labels and keys of selectors that none can have", Selected,
            "a (key|value) (is|holds)|compares with|write In|write at least one", current),
        new("values that no node can have", @".*\.nodeSelectorTerms.*", "a value holds only", current),
        new("pages that there are none of", @"spec\.resources\..*hugepages.*", "hugepages-SIZE|no multiple", current),
        new("a cost that is no number", @"spec\.podAnnotations.*pod-deletion-cost.*", "write a whole number", current),
        new("a token's path outside of its volume", @".*\.serviceAccountToken\.path", "a path below the volume", current),
    ];

    private static readonly (string Says, Version Until)[] ofOldServers = [("field not declared in schema", current)];

    /// <summary>Why we refuse what a server of a version takes; null for no stated reason.</summary>
    public static string? For(FieldError error, Version server) => Array.Find(
        rules,
        rule => (rule.Until is null || server < rule.Until)
            && IsMatch(error.Field, $"^({rule.Field})$") && IsMatch(error.Message, rule.Says))?.Why;

    /// <summary>Whether only servers before a version refuse it.</summary>
    public static bool IsOfOldServer(DryRun.Refusal refusal, Version server) =>
        ofOldServers.Any(rule => server < rule.Until && IsMatch(refusal.Message, rule.Says));

    private static bool IsMatch(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>A rule.</summary>
    /// <param name="Why">What it is for.</param>
    /// <param name="Field">The fields that it is about.</param>
    /// <param name="Says">Our words.</param>
    /// <param name="Until">The version from which on servers refuse it too; null: none does.</param>
    private sealed record Rule(string Why, string Field, string Says, Version? Until = null);
}
