using k8s.Models;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Affinity to nodes and to other pods says what a scheduler can read.</summary>
internal static class AffinityValidation
{
    private const string Path = "spec.scheduling.affinity";
    private const string RequiredTerms = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string PreferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";

    public static IEnumerable<FieldError> Check(V1Affinity? affinity) =>
    [
        .. NodeAffinityValidation.Check(affinity?.NodeAffinity, $"{Path}.nodeAffinity"),
        .. Required(affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution, $"{Path}.podAffinity"),
        .. Preferred(affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, $"{Path}.podAffinity"),
        .. Required(affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution, $"{Path}.podAntiAffinity"),
        .. Preferred(affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution, $"{Path}.podAntiAffinity"),
    ];

    /// <summary>A weight of what is preferred.</summary>
    public static IEnumerable<FieldError> Weight(int weight, string path)
    {
        if (weight is < 1 or > 100)
            yield return new($"{path}.weight", Invariant($"{weight} is not in range: write 1 to 100"));
    }

    /// <summary>A label of nodes by which they are told apart.</summary>
    public static IEnumerable<FieldError> TopologyKey(string? key, string path) =>
        key is ""
            ? [new($"{path}.topologyKey", "is empty: name a label of nodes, such as kubernetes.io/hostname")]
            : LabelForm.CheckKey(key, $"{path}.topologyKey");

    private static IEnumerable<FieldError> Required(IEnumerable<V1PodAffinityTerm>? terms, string path) =>
        Items.Of(terms, $"{path}.{RequiredTerms}").SelectMany(entry => Term(entry.Item, entry.Path));

    private static IEnumerable<FieldError> Preferred(IEnumerable<V1WeightedPodAffinityTerm>? terms, string path) =>
        Items.Of(terms, $"{path}.{PreferredTerms}")
            .SelectMany(entry => Weight(entry.Item.Weight, entry.Path)
                .Concat(Term(entry.Item.PodAffinityTerm, $"{entry.Path}.podAffinityTerm")));

    private static IEnumerable<FieldError> Term(V1PodAffinityTerm? term, string path) =>
    [
        .. TopologyKey(term?.TopologyKey, path),
        .. SelectorValidation.Check(term?.LabelSelector, $"{path}.labelSelector"),
        .. SelectorValidation.Check(term?.NamespaceSelector, $"{path}.namespaceSelector"),
        .. Items.Of(term?.Namespaces, $"{path}.namespaces")
            .Where(entry => !NamespaceForm.IsName(entry.Item))
            .Select(entry => new FieldError(entry.Path, $"{Show.Quoted(entry.Item)}: {NamespaceForm.Fix}")),
        .. SelectorValidation.Keys(term?.MatchLabelKeys, term?.LabelSelector, $"{path}.matchLabelKeys"),
        .. SelectorValidation.Keys(term?.MismatchLabelKeys, term?.LabelSelector, $"{path}.mismatchLabelKeys", mayBeSelected: true),
        .. Items.Of(term?.MatchLabelKeys, $"{path}.matchLabelKeys")
            .Where(entry => term?.MismatchLabelKeys?.Contains(entry.Item) is true)
            .Select(entry => new FieldError(entry.Path, $"{Show.Quoted(entry.Item)} is in mismatchLabelKeys too: keep one of the two")),
    ];
}
