using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Selectors of labels say what Kubernetes can select by.</summary>
internal static class SelectorValidation
{
    public static IEnumerable<FieldError> Check(V1LabelSelector? selector, string path) =>
    [
        .. Items.Of(selector?.MatchLabels, $"{path}.matchLabels")
            .SelectMany(entry => LabelForm.CheckKey(entry.Key, entry.Path).Concat(LabelForm.CheckValue(entry.Value, entry.Path))),
        .. Items.Of(selector?.MatchExpressions, $"{path}.matchExpressions").SelectMany(entry => Expression(entry.Item, entry.Path)),
    ];

    /// <summary>Keys of labels whose values are taken from the pod itself, beside a selector.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="selector">The selector, which has to be there.</param>
    /// <param name="path">The path of the keys.</param>
    /// <param name="mayBeSelected">Whether the selector may name the same key.</param>
    public static IEnumerable<FieldError> Keys(
        IList<string>? keys, V1LabelSelector? selector, string path, bool mayBeSelected = false)
    {
        if (keys is { Count: > 0 } && selector is null)
            yield return new(path, "is read beside a labelSelector: write one, or remove it");
        foreach (var (field, key) in Items.Of(keys, path))
        {
            if (!LabelForm.IsKey(key))
                yield return new(field, $"{Show.Quoted(key)}: {LabelForm.Key}");
            else if (!mayBeSelected && Selects(selector, key))
                yield return new(field, $"{Show.Quoted(key)} is in labelSelector too: keep one of the two");
        }
    }

    private static bool Selects(V1LabelSelector? selector, string key) =>
        selector?.MatchLabels?.ContainsKey(key) is true
        || selector?.MatchExpressions?.Any(expression => string.Equals(expression?.Key, key, StringComparison.Ordinal)) is true;

    private static IEnumerable<FieldError> Expression(V1LabelSelectorRequirement expression, string path) =>
    [
        .. LabelForm.CheckKey(expression.Key, $"{path}.key"),
        .. Operator(expression.OperatorProperty, expression.Values?.Count ?? 0, path, isOrdered: false),
        .. Items.Of(expression.Values, $"{path}.values").SelectMany(value => LabelForm.CheckValue(value.Item, value.Path)),
    ];

    /// <summary>An operator with as many values as it takes.</summary>
    /// <param name="comparison">The operator, or null.</param>
    /// <param name="values">How many values there are.</param>
    /// <param name="path">The path of the requirement.</param>
    /// <param name="isOrdered">Whether values are compared by size too.</param>
    public static IEnumerable<FieldError> Operator(string? comparison, int values, string path, bool isOrdered) =>
        (comparison, values) switch
        {
            (null, _) => [],
            ("In" or "NotIn", 0) => [new($"{path}.values", $"{comparison} compares with values: write at least one")],
            ("Exists" or "DoesNotExist", > 0) =>
                [new($"{path}.values", $"{comparison} compares with no value: remove them, or write In or NotIn")],
            ("Gt" or "Lt", not 1) when isOrdered => [new($"{path}.values", $"{comparison} compares with one number: write one")],
            ("In" or "NotIn" or "Exists" or "DoesNotExist", _) => [],
            ("Gt" or "Lt", _) when isOrdered => [],
            _ =>
            [
                new(
                    $"{path}.operator",
                    $"{Show.Quoted(comparison)}: write In, NotIn, Exists{(isOrdered ? ", DoesNotExist, Gt or Lt" : " or DoesNotExist")}"),
            ],
        };
}
