using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PyOps.Crds.Tests.Cel;

/// <summary>Evaluates a rule over JSON, as the API server does for an object that fits its schema.</summary>
internal sealed class CelEvaluator
{
    private readonly ImmutableDictionary<string, object> variables;

    private CelEvaluator(ImmutableDictionary<string, object> variables) => this.variables = variables;

    /// <summary>Whether the rule holds for a value.</summary>
    public static bool Holds(CelNode rule, JsonNode self) =>
        (bool)new CelEvaluator(ImmutableDictionary<string, object>.Empty.Add("self", Plain(self))).Value(rule);

    private object Value(CelNode node) => node switch
    {
        CelNode.Literal literal => literal.Value,
        CelNode.Name name => variables.TryGetValue(name.Text, out var value) ? value : $"type {name.Text}",
        CelNode.Select select => Plain(Object(select.Target)[select.Field] ?? throw new KeyNotFoundException($"CEL: no such key: {select.Field}")),
        CelNode.Index index => Items(Value(index.Target))[(int)(long)Value(index.At)],
        CelNode.ListOf list => list.Items.Select(Value).ToList(),
        CelNode.Macro macro => Macro(macro),
        CelNode.Call call => Call(call.Function, call.Arguments),
        _ => throw new NotSupportedException($"CEL: {node}"),
    };

    private object Call(string function, IReadOnlyList<CelNode> arguments) => function switch
    {
        "||" => Bool(arguments[0]) || Bool(arguments[1]),
        "&&" => Bool(arguments[0]) && Bool(arguments[1]),
        "?:" => Bool(arguments[0]) ? Value(arguments[1]) : Value(arguments[2]),
        "!" => !Bool(arguments[0]),
        "has" => Object(((CelNode.Select)arguments[0]).Target)[((CelNode.Select)arguments[0]).Field] is not null,
        "==" => Value(arguments[0]).Equals(Value(arguments[1])),
        "!=" => !Value(arguments[0]).Equals(Value(arguments[1])),
        ">" => (long)Value(arguments[0]) > (long)Value(arguments[1]),
        "in" => Items(Value(arguments[1])).Contains(Value(arguments[0])),
        "size" => (long)Items(Value(arguments[0])).Count,
        "type" => Value(arguments[0]) is long ? "type int" : "type string",
        "startsWith" => Text(arguments[0]).StartsWith(Text(arguments[1]), StringComparison.Ordinal),
        "matches" => Matches(Text(arguments[0]), Text(arguments[1])),
        _ => throw new NotSupportedException($"CEL: function {function}"),
    };

    private bool Macro(CelNode.Macro macro)
    {
        var matching = Items(Value(macro.Range))
            .Select(item => (bool)new CelEvaluator(variables.SetItem(macro.Variable, item)).Value(macro.Predicate)).ToList();
        return macro.Kind switch
        {
            "all" => matching.TrueForAll(match => match),
            "exists" => matching.Contains(true),
            _ => matching.Count(match => match) == 1,
        };
    }

    // RE2's $ is the end of the text; .NET's would let a line feed follow.
    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private bool Bool(CelNode node) => (bool)Value(node);

    private string Text(CelNode node) => (string)Value(node);

    private JsonObject Object(CelNode node) => (JsonObject)Value(node);

    /// <summary>The items of a list, the keys of a map.</summary>
    private static List<object> Items(object value) => value switch
    {
        JsonArray list => [.. list.Select(item => Plain(item!))],
        JsonObject map => [.. map.Select(entry => entry.Key)],
        _ => (List<object>)value,
    };

    private static object Plain(JsonNode node) => node switch
    {
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => value.GetValue<long>(),
        JsonValue value => (object)value.GetValue<bool>(),
        _ => node,
    };
}
