using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PyOps.Crds.Tests.Schema;

namespace PyOps.Crds.Tests.Server;

/// <summary>The CEL rules of a definition, and how the server's words are told to be of one of them.</summary>
internal static partial class SchemaRules
{
    /// <summary>A rule with the path that it stands on: <c>[]</c> for an item, <c>{}</c> for a value of a map.</summary>
    internal sealed record Rule(string Path, string Message, string? MessageExpression, bool IsOfUpdates);

    public static IEnumerable<Rule> Of(JsonObject definition) => SchemaNodes.Of(DefinitionFiles.Schema(definition))
        .SelectMany(node => On(node.Schema, node.Path));

    /// <summary>Those that stand on a schema itself.</summary>
    public static IEnumerable<Rule> On(JsonObject schema, string path) => (schema["x-kubernetes-validations"]?.AsArray() ?? [])
        .Select(rule => new Rule(
            path, (string)rule!["message"]!, (string?)rule["messageExpression"],
            ((string)rule["rule"]!).Contains("oldSelf", StringComparison.Ordinal)));

    /// <summary>Whether a cause is of a rule, and in the words that name the offender where the rule has such.</summary>
    public static bool IsOf(Answer.Cause cause, Rule rule)
    {
        var place = Key().Replace(Index().Replace(cause.Field, "[]"), "{}");
        return place == rule.Path && (rule.MessageExpression is { } expression
            ? Naming(expression).IsMatch(cause.Message)
            : cause.Message.EndsWith(rule.Message, StringComparison.Ordinal));
    }

    // The words before and behind the offender, as they stand in the CEL that joins the three.
    private static Regex Naming(string expression)
    {
        var parts = Literals().Match(expression);
        string Words(string group) => Regex.Escape(parts.Groups[group].Value.Replace(@"\'", "'", StringComparison.Ordinal));
        return new Regex($"{Words("before")}.*{Words("behind")}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(
        @"\? '' : '(?<before>.*"")' \+ .* \+ '(?<behind>"".*)'\)\[0\]$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.None, 1000)]
    private static partial Regex Index();

    [GeneratedRegex(@"\[[^\]]+\]", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
