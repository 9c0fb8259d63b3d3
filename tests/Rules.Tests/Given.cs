using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Pods;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests;

/// <summary>Pods for tests, and what rules say of them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly Request Request = new("web", "jane", Effect.Enforce, Now);

    /// <summary>A pod with a spec.</summary>
    public static PodReading Pod(string spec) => Read("{apiVersion: v1, kind: Pod, metadata: {name: shop}}", spec);

    /// <summary>An object with a spec.</summary>
    public static PodReading Read(string head, string spec) => PodReader.Read(Yaml.ToJson($"{head[..^1]}, spec: {{{spec}}}}}"));

    public static PodView View(string spec) => Pod(spec).Pod ?? throw new InvalidOperationException(Pod(spec).Problem);

    public static IReadOnlyList<Finding> Findings(string rules, string spec, Policy? basis = null) =>
        Evaluator.Find(
            View(spec),
            Selection.Of(rules, basis ?? Policy.Default, out var problem) ?? throw new InvalidOperationException(problem),
            Request);

    /// <summary>Checks which fields a rule, or a level of the standards, finds; their paths are without the leading <c>spec.</c>.</summary>
    public static void Found(string rules, string spec, string paths, Policy? basis = null) =>
        Assert.Equal(paths, string.Join(", ", Findings(rules, spec, basis).Select(finding => Short(finding.Path))));

    public static string Message(string rules, string spec) => Assert.Single(Findings(rules, spec)).Message;

    private static string Short(string path) => path.StartsWith("spec.", StringComparison.Ordinal) ? path["spec.".Length..] : path;
}
