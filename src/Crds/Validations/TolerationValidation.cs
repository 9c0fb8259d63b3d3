using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Tolerations say which taints they are for.</summary>
internal static class TolerationValidation
{
    public static IEnumerable<FieldError> Check(IEnumerable<V1Toleration>? tolerations) =>
        Items.Of(tolerations, "spec.scheduling.tolerations").SelectMany(entry => Toleration(entry.Item, entry.Path));

    private static IEnumerable<FieldError> Toleration(V1Toleration toleration, string path) =>
    [
        .. Key(toleration, path),
        .. Value(toleration, path),
        .. Effect(toleration, path),
    ];

    private static IEnumerable<FieldError> Key(V1Toleration toleration, string path) => toleration switch
    {
        { Key: { Length: > 0 } key } => LabelForm.CheckKey(key, $"{path}.key"),
        { OperatorProperty: "Exists" } => [],
        _ => [new($"{path}.operator", "a toleration without key is for every taint: write Exists, or name the key")],
    };

    private static IEnumerable<FieldError> Value(V1Toleration toleration, string path) =>
        (toleration.OperatorProperty, toleration.Value) switch
        {
            ("Exists", { Length: > 0 }) => [new($"{path}.value", "Exists compares with no value: remove the value, or write Equal")],
            ("Exists", _) => [],
            ("Equal" or "" or null, var value) => LabelForm.CheckValue(value, $"{path}.value"),
            var (comparison, _) => [new($"{path}.operator", $"{Show.Quoted(comparison)}: write Exists or Equal")],
        };

    private static IEnumerable<FieldError> Effect(V1Toleration toleration, string path)
    {
        if (toleration.Effect is not (null or "" or "NoSchedule" or "PreferNoSchedule" or "NoExecute"))
        {
            yield return new($"{path}.effect", $"{Show.Quoted(toleration.Effect)}: "
                + "write NoSchedule, PreferNoSchedule or NoExecute, or nothing for all");
        }
        else if (toleration.TolerationSeconds is not null && toleration.Effect is not "NoExecute")
        {
            yield return new(
                $"{path}.effect", "tolerationSeconds is how long a pod may stay: write NoExecute, or remove tolerationSeconds");
        }
    }
}
