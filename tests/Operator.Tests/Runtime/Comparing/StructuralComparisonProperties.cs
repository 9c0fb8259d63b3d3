using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PyOps.Operator.Runtime.Comparing;

namespace PyOps.Operator.Tests.Runtime.Comparing;

public sealed class StructuralComparisonProperties
{
    [Property(MaxTest = 300, Arbitrary = [typeof(Objects)])]
    public bool An_intent_is_contained_in_itself(JsonObject intent) => StructuralComparison.Contains(intent.DeepClone(), intent);

    [Property(MaxTest = 300, Arbitrary = [typeof(Objects)])]
    public bool An_intent_is_contained_in_itself_with_more_fields(JsonObject intent, PositiveInt seed)
    {
        var live = intent.DeepClone();
        Tree.AddFields(live, new Random(seed.Get));
        return StructuralComparison.Contains(live, intent);
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Objects)])]
    public bool An_intent_is_not_contained_after_any_of_its_leaves_has_changed(JsonObject intent)
    {
        var leaves = Tree.Leaves(intent).Count();
        return Enumerable.Range(0, leaves).All(index =>
        {
            var live = intent.DeepClone();
            Tree.Change(Tree.Leaves(live).ElementAt(index));
            return !StructuralComparison.Contains(live, intent) && StructuralComparison.Compare(live, intent, Place.Root) is not null;
        });
    }

    public static class Objects
    {
        private static readonly Gen<JsonNode> leaf = Gen.OneOf(
            Gen.Elements("", "a", "80", "25%", "500m", "0.5", "1Gi", "1024Mi", "true").Select(text => (JsonNode)JsonValue.Create(text)),
            Gen.Elements(0, 1, 80, -1).Select(number => (JsonNode)JsonValue.Create(number)),
            Gen.Elements(true, false).Select(value => (JsonNode)JsonValue.Create(value)));

        // Fields that others may add to; and among them every one with a rule of its own.
        private static readonly Gen<string> name = Gen.Elements(
            "spec", "template", "image", "replicas", "hostNetwork", "privileged", "targetPort", "maxSurge", "limits", "requests", "cpu",
            "sizeLimit", "labels", "annotations", "data", "emptyDir", "minReadySeconds");

        private static readonly Gen<string> list =
            Gen.Elements("containers", "env", "volumes", "volumeMounts", "conditions", "args", "tolerations");

        public static Arbitrary<JsonObject> Any() => Gen.Sized(size => Object(Math.Min(size / 20, 2))).ToArbitrary();

        private static Gen<JsonObject> Object(int depth) =>
            from members in Member(depth).ListOf(3)
            select new JsonObject(members.DistinctBy(member => member.Key));

        private static Gen<KeyValuePair<string, JsonNode?>> Member(int depth)
        {
            var plain = from key in name from value in leaf select KeyValuePair.Create(key, (JsonNode?)value.DeepClone());
            if (depth == 0)
                return plain;
            var nested = from key in name from value in Object(depth - 1) select KeyValuePair.Create(key, (JsonNode?)value);
            var items = from key in list from value in Items(key, depth - 1) select KeyValuePair.Create(key, (JsonNode?)value);
            return Gen.OneOf(plain, nested, items);
        }

        private static Gen<JsonArray> Items(string list, int depth) =>
            from items in (list == "args"
                ? leaf.Select(value => value.DeepClone())
                : Object(depth).Select(item => (JsonNode)item)).ListOf(2)
            select new JsonArray([.. items.Select((item, index) => Keyed(item, list, index))]);

        private static JsonNode Keyed(JsonNode item, string list, int index)
        {
            if (item is JsonObject members && list is not "tolerations")
                members[list switch { "volumeMounts" => "mountPath", "conditions" => "type", _ => "name" }] = $"key{index}";
            return item;
        }
    }
}
