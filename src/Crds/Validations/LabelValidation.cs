using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Labels and annotations have keys that Kubernetes takes and that are not ours.</summary>
internal static class LabelValidation
{
    public static IEnumerable<FieldError> Check(PythonServiceSpec spec) =>
    [
        .. Reserved(spec.PodLabels, "spec.podLabels", "labels"),
        .. Labels(spec.PodLabels, "spec.podLabels"),
        .. Reserved(spec.PodAnnotations, "spec.podAnnotations", "annotations"),
        .. AnnotationValidation.Check(spec.PodAnnotations, "spec.podAnnotations"),
        .. AnnotationValidation.OfPods(spec.PodAnnotations, "spec.podAnnotations"),
        .. Reserved(spec.Service?.Annotations, "spec.service.annotations", "annotations"),
        .. AnnotationValidation.Check(spec.Service?.Annotations, "spec.service.annotations"),
        .. AnnotationValidation.OfService(spec.Service, "spec.service.annotations"),
        .. Reserved(spec.Ingress?.Annotations, "spec.ingress.annotations", "annotations"),
        .. AnnotationValidation.Check(spec.Ingress?.Annotations, "spec.ingress.annotations"),
        .. AnnotationValidation.OfIngress(spec.Ingress, "spec.ingress.annotations"),
        .. Labels(spec.Scheduling?.NodeSelector, "spec.scheduling.nodeSelector"),
    ];

    /// <summary>Keys and values of any labels.</summary>
    public static IEnumerable<FieldError> Labels(IDictionary<string, string>? labels, string path) => Items.Of(labels, path)
        .SelectMany(entry => LabelForm.CheckKey(entry.Key, entry.Path).Concat(LabelForm.CheckValue(entry.Value, entry.Path)));

    private static IEnumerable<FieldError> Reserved(IDictionary<string, string>? map, string path, string what) =>
        from entry in Items.Of(map, path)
        where ApiNames.IsOurs(entry.Key)
        select new FieldError(entry.Path, $"{Show.Quoted(entry.Key)}: {what} of pyops.dev/ are reserved: remove them");
}
