using System.Collections.Immutable;
using k8s.Models;

namespace PyOps.Crds.Tests.Cel;

/// <summary>
/// An upper bound of what the API server estimates for a rule (k8s.io/apiserver/pkg/cel/library and the checker of cel-go; both are
/// part of the API: a rule above the limit cannot be installed). Where versions differ the dearer one counts. It fails on a field that the
/// schema lacks, on a function that it does not know, and on what has no bound.
/// </summary>
internal sealed class CelCost
{
    // The server counts a character as four bytes, and a tenth of a unit for each.
    private const long BytesPerCharacter = 4;
    private const double PerByte = 0.1;
    private const double PerPatternCharacter = 0.25;
    private const long ListCreation = 10;
    private const long LoopOverhead = 6;

    /// <summary>Most bytes of an int-or-string, of which the server knows no bound but a request's.</summary>
    private const long RequestBytes = 3 * 1024 * 1024;

    private readonly ImmutableDictionary<string, V1JSONSchemaProps> variables;

    private CelCost(ImmutableDictionary<string, V1JSONSchemaProps> variables) => this.variables = variables;

    public static long Of(CelNode rule, V1JSONSchemaProps self) =>
        new CelCost(ImmutableDictionary<string, V1JSONSchemaProps>.Empty.Add("self", self)).Measure(rule).Cost;

    /// <summary>What an expression costs, how big its value is (bytes or items), and the schema of its value where it has one.</summary>
    private sealed record Estimate(long Cost, long Size = 1, V1JSONSchemaProps? Schema = null);

    private Estimate Measure(CelNode node) => node switch
    {
        CelNode.Literal { Value: string text } => new(0, text.Length),
        CelNode.Literal => new(0),
        CelNode.Name name => variables.TryGetValue(name.Text, out var schema) ? Sized(1, schema) : new(1),
        CelNode.Select select => Select(Measure(select.Target), select.Field),
        CelNode.Index index => Index(Measure(index.Target), Measure(index.At)),
        CelNode.ListOf list => new(ListCreation + list.Items.Sum(item => Measure(item).Cost), list.Items.Count),
        CelNode.Macro macro => Macro(macro),
        CelNode.Call call => Call(call.Function, [.. call.Arguments.Select(Measure)]),
        _ => throw new NotSupportedException($"CEL: {node}"),
    };

    private static Estimate Select(Estimate target, string field) =>
        target.Schema?.Properties?.TryGetValue(field, out var schema) == true
            ? Sized(target.Cost + 1, schema)
            : throw new KeyNotFoundException($"CEL: the schema has no field {field}");

    private static Estimate Index(Estimate target, Estimate at) =>
        Sized(target.Cost + at.Cost + 1, (V1JSONSchemaProps)target.Schema!.Items);

    private Estimate Macro(CelNode.Macro macro)
    {
        var range = Measure(macro.Range);
        var element = range.Schema switch
        {
            { AdditionalProperties: not null } => new V1JSONSchemaProps { Type = "string", MaxLength = RequestBytes },
            { Items: V1JSONSchemaProps items } => items,
            _ => new V1JSONSchemaProps { Type = "boolean" },
        };
        var predicate = new CelCost(variables.SetItem(macro.Variable, element)).Measure(macro.Predicate);
        return new(range.Cost + ListCreation + range.Size * (predicate.Cost + LoopOverhead));
    }

    private static Estimate Call(string function, IReadOnlyList<Estimate> arguments)
    {
        var cost = arguments.Sum(argument => argument.Cost) + 1;
        return new(cost + function switch
        {
            "||" or "&&" or "!" or "?:" or "has" or "size" or "type" or ">" => 0,
            "==" or "!=" => Bytes(Math.Min(arguments[0].Size, arguments[1].Size)),
            "startsWith" => Bytes(arguments[1].Size),
            "in" => arguments[1].Size * (1 + Bytes(Element(arguments[1]).Size)),
            "matches" => Bytes(arguments[0].Size + 1) * (long)Math.Ceiling(arguments[1].Size * PerPatternCharacter),
            _ => throw new NotSupportedException($"CEL: function {function}"),
        }, function is "?:" ? Math.Max(arguments[1].Size, arguments[2].Size) : 1);
    }

    private static Estimate Element(Estimate list) => Sized(0, (V1JSONSchemaProps)list.Schema!.Items);

    private static long Bytes(long size) => (long)Math.Ceiling(size * PerByte);

    private static Estimate Sized(long cost, V1JSONSchemaProps schema) => new(cost, schema switch
    {
        { XKubernetesIntOrString: true } => RequestBytes,
        { Type: "string", EnumProperty: { } allowed } => allowed.Max(text => ((string)text).Length),
        { Type: "string" } => BytesPerCharacter * Bound(schema.MaxLength),
        { Type: "array" } => Bound(schema.MaxItems),
        { AdditionalProperties: not null } => Bound(schema.MaxProperties),
        _ => 1,
    }, schema);

    private static long Bound(long? bound) => bound ?? throw new InvalidOperationException("CEL: a rule touches something without a bound");
}
