using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>
/// The golden inputs that have to be tried so that every field of every kind of child of all of them is, and which fields each
/// of them is tried for: those that no other was chosen for. A new field or folder is among them by itself.
/// </summary>
internal static class DriftShares
{
    /// <summary>Every field of all inputs, by kind and place.</summary>
    public static IReadOnlySet<(string Kind, string Field)> All { get; } = GoldenInputs.Names.SelectMany(Fields).ToHashSet();

    /// <summary>The fields that an input is tried for, by the input; those that it shares with an earlier one are not among them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<(string Kind, string Field)>> ByInput { get; } = Choose();

    /// <summary>Whether an edit is for this input to try: it is in its share, or in nobody's, being of this cluster alone.</summary>
    public static bool IsOf(string input, string kind, Mutation mutation) =>
        ByInput.All(share => share.Key == input || !share.Value.Contains((kind, mutation.Field)));

    // Each time the input that adds most.
    private static Dictionary<string, IReadOnlySet<(string Kind, string Field)>> Choose()
    {
        Dictionary<string, IReadOnlySet<(string Kind, string Field)>> chosen = new(StringComparer.Ordinal);
        var open = All.ToHashSet();
        while (open.Count > 0)
        {
            var (input, adds) = GoldenInputs.Names
                .Select(name => (name, Adds: Fields(name).Where(open.Contains).ToHashSet()))
                .MaxBy(candidate => candidate.Adds.Count);
            chosen[input] = adds;
            open.ExceptWith(adds);
        }
        return chosen;
    }

    private static HashSet<(string Kind, string Field)> Fields(string input)
    {
        var service = Defaults.Complete(GoldenInputs.Read(input, "web"));
        var facts = new ClusterFacts(NativeSleep: false, "init:1") { EvictsUnhealthy = true };
        return
        [
            .. Children.Build(service, facts).Present.Select(CanonicalJson.Of).SelectMany(
                child => Mutations.Of(child, child).Select(edit => (child["kind"]!.ToString(), edit.Field))),
        ];
    }
}
