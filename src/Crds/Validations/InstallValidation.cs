using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>A service asks for no more than the install allows; what is wrong is told with the value of the chart that allows it.</summary>
internal static class InstallValidation
{
    // Of a long list the message says where it is.
    private const int MostNames = 5;

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec, InstallBounds bounds) =>
    [
        .. Text(spec.Service?.Type, "spec.service.type", bounds.ServiceTypes, "services.allowedTypes"),
        .. Items.Of(spec.Ingress?.Annotations, "spec.ingress.annotations")
            .SelectMany(entry => Text(entry.Key, entry.Path, bounds.IngressAnnotations, "ingress.allowedAnnotations")),
        .. Text(
            spec.Scheduling?.PriorityClassName, "spec.scheduling.priorityClassName", bounds.PriorityClasses,
            "services.allowedPriorityClasses"),
        .. Items.Of(spec.Scheduling?.Tolerations, "spec.scheduling.tolerations")
            .SelectMany(entry => entry.Item.Key is { Length: > 0 } key
                ? Text(key, $"{entry.Path}.key", bounds.Tolerations, "services.allowedTolerations")
                : Every(entry.Path, bounds.Tolerations)),
    ];

    private static IEnumerable<FieldError> Text(string? text, string field, IReadOnlyList<string> names, string value)
    {
        if (text is { Length: > 0 } && !InstallBounds.Allow(names, text))
            yield return new(field, $"{Show.Quoted(text)}: {Refusal(names, value)}");
    }

    private static IEnumerable<FieldError> Every(string path, IReadOnlyList<string> names)
    {
        if (!names.Contains("*", StringComparer.Ordinal))
        {
            yield return new(
                $"{path}.key", $"a toleration without key is for every taint: {Refusal(names, "services.allowedTolerations")}");
        }
    }

    private static string Refusal(IReadOnlyList<string> names, string value) => names switch
    {
        [] => $"this install allows none: remove it, or ask whoever installed PyOps to add it to {value}",
        { Count: <= MostNames } =>
            $"this install allows {string.Join(", ", names)}: write one of these, or ask whoever installed PyOps to add it to {value}",
        _ => $"this install does not allow it: remove it, or ask whoever installed PyOps to add it to {value}",
    };
}
