using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Terms about nodes compare with as many values as their operator takes.</summary>
internal static class NodeAffinityValidation
{
    public static IEnumerable<FieldError> Check(V1NodeAffinity? affinity, string path) =>
    [
        .. Required(
            affinity?.RequiredDuringSchedulingIgnoredDuringExecution,
            $"{path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"),
        .. Items.Of(affinity?.PreferredDuringSchedulingIgnoredDuringExecution, $"{path}.preferredDuringSchedulingIgnoredDuringExecution")
            .SelectMany(entry => AffinityValidation.Weight(entry.Item.Weight, entry.Path)
                .Concat(Term(entry.Item.Preference, $"{entry.Path}.preference"))),
    ];

    private static IEnumerable<FieldError> Required(V1NodeSelector? selector, string path) => selector switch
    {
        null => [],
        { NodeSelectorTerms: not { Count: > 0 } } => [new(path, "no node would do: write at least one term")],
        _ => Items.Of(selector.NodeSelectorTerms, path)
            .SelectMany(entry => Term(entry.Item, entry.Path).Concat(Values(entry.Item, entry.Path))),
    };

    // A preference for what no node can have is only one that is never met.
    private static IEnumerable<FieldError> Values(V1NodeSelectorTerm term, string path) =>
        Items.Of(term.MatchExpressions, $"{path}.matchExpressions")
            .SelectMany(entry => Items.Of(entry.Item.Values, $"{entry.Path}.values"))
            .SelectMany(entry => LabelForm.CheckValue(entry.Item, entry.Path));

    private static IEnumerable<FieldError> Term(V1NodeSelectorTerm? term, string path) =>
    [
        .. Items.Of(term?.MatchExpressions, $"{path}.matchExpressions")
            .SelectMany(entry => LabelForm.CheckKey(entry.Item.Key, $"{entry.Path}.key").Concat(SelectorValidation.Operator(
                entry.Item.OperatorProperty, entry.Item.Values?.Count ?? 0, entry.Path, isOrdered: true))),
        .. Items.Of(term?.MatchFields, $"{path}.matchFields").SelectMany(entry => Field(entry.Item, entry.Path)),
    ];

    private static IEnumerable<FieldError> Field(V1NodeSelectorRequirement field, string path)
    {
        if (field.Key is not (null or "metadata.name"))
            yield return new($"{path}.key", $"{Show.Quoted(field.Key)}: of a node's fields only metadata.name can be compared");
        if (field.OperatorProperty is not (null or "In" or "NotIn"))
            yield return new($"{path}.operator", $"{Show.Quoted(field.OperatorProperty)}: write In or NotIn");
        else if (field.Values?.Count is not 1)
            yield return new($"{path}.values", "a node has one name: write one value");
        foreach (var error in Items.Of(field.Values, $"{path}.values")
            .SelectMany(entry => ReferenceValidation.Name(entry.Item, entry.Path, "a node", isRequired: true)))
        {
            yield return error;
        }
    }
}
