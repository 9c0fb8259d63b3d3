using k8s.Models;
using PyOps.Crds.Markers;
using static System.FormattableString;

namespace PyOps.Crds.Schema;

/// <summary>
/// How much text a spec may hold, in CEL. A stored object that has more, as earlier definitions let it have, can still be changed as long
/// as it does not grow, and its status can be written: by these rules themselves, as servers before 1.30 judge all of an object that is
/// updated, whatever changes.
/// </summary>
internal static class TextRules
{
    /// <summary>
    /// On an object. A server that creates one drops the status that somebody wrote, so who has a status was judged without one, and then
    /// by <see cref="OnUpdate"/>.
    /// </summary>
    public static V1ValidationRule OnCreate => Rule(Invariant($"has(self.status) || {Sum("self.spec")} <= {SpecText.Most}"));

    /// <summary>On a spec; a rule that names the old one is asked at updates alone.</summary>
    public static V1ValidationRule OnUpdate =>
        Rule(Invariant($"[{Sum("self")}].all(now, now <= {SpecText.Most} || now <= {Sum("oldSelf")})"));

    private static V1ValidationRule Rule(string expression) => new() { Rule = expression, Message = $"spec: {SpecText.TooMuch}" };

    private static string Sum(string spec) => "(" + string.Join(
        " + ",
        Part(spec, "command", "w, size(w)"),
        Part(spec, "args", "w, size(w)"),
        Part(spec, "env", "v, size(v.name) + (has(v.value) ? size(v.value) : 0)"),
        Part($"{spec}.health", "exec", "w, size(w)", within: true),
        Part($"{spec}.migration", "command", "w, size(w)", within: true),
        Map(spec, "podAnnotations"),
        Map($"{spec}.service", "annotations", within: true),
        Map($"{spec}.ingress", "annotations", within: true)) + ")";

    private static string Map(string owner, string field, bool within = false) =>
        Part(owner, field, $"k, size(k) + size({owner}.{field}[k])", within);

    private static string Part(string owner, string field, string sizes, bool within = false) =>
        $"({(within ? $"has({owner}) && " : "")}has({owner}.{field}) ? {owner}.{field}.map({sizes}).sum() : 0)";
}
