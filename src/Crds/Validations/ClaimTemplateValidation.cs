using k8s.Models;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>The claim that each pod gets for an ephemeral volume says what storage can be given for.</summary>
internal static class ClaimTemplateValidation
{
    private const string OnePod = "ReadWriteOncePod";

    private const string Storage = "storage";

    private static readonly string[] modes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", OnePod];

    public static IEnumerable<FieldError> Check(V1PersistentVolumeClaimTemplate? template, string path)
    {
        path = $"{path}.volumeClaimTemplate";
        if (template is null)
            return [new(path, "is required: describe the claim that each pod gets")];
        return
        [
            .. LabelValidation.Labels(template.Metadata?.Labels, $"{path}.metadata.labels"),
            .. AnnotationValidation.Check(template.Metadata?.Annotations, $"{path}.metadata.annotations"),
            // An absent spec is told by the schema.
            .. template.Spec is { } spec ? Spec(spec, $"{path}.spec") : [],
        ];
    }

    private static IEnumerable<FieldError> Spec(V1PersistentVolumeClaimSpec spec, string path) =>
    [
        .. Modes(spec.AccessModes ?? [], $"{path}.accessModes"),
        .. Amount(spec.Resources?.Requests, $"{path}.resources.requests"),
        .. SelectorValidation.Check(spec.Selector, $"{path}.selector"),
        .. ReferenceValidation.Name(spec.StorageClassName, $"{path}.storageClassName", "a StorageClass"),
        .. ReferenceValidation.Name(spec.VolumeAttributesClassName, $"{path}.volumeAttributesClassName", "a VolumeAttributesClass"),
        .. spec.VolumeMode is null or "Filesystem" or "Block"
            ? Array.Empty<FieldError>()
            : [new($"{path}.volumeMode", $"{Show.Quoted(spec.VolumeMode)}: write Filesystem or Block")],
        .. Source(spec.DataSource?.ApiGroup, spec.DataSource?.Kind, spec.DataSource?.Name, $"{path}.dataSource"),
        .. Source(spec.DataSourceRef?.ApiGroup, spec.DataSourceRef?.Kind, spec.DataSourceRef?.Name, $"{path}.dataSourceRef"),
        .. Two(spec, path),
    ];

    private static IEnumerable<FieldError> Modes(IList<string> chosen, string path)
    {
        if (chosen.Count == 0)
            yield return new(path, $"no pod could use it: write at least one of {string.Join(", ", modes)}");
        foreach (var (field, mode) in Items.Of(chosen, path).Where(entry => !modes.Contains(entry.Item, StringComparer.Ordinal)))
            yield return new(field, $"{Show.Quoted(mode)}: write {string.Join(", ", modes)}");
        if (chosen.Contains(OnePod) && chosen.Any(mode => mode is not OnePod))
            yield return new(path, $"{OnePod} excludes every other mode: keep one");
    }

    private static IEnumerable<FieldError> Amount(IDictionary<string, ResourceQuantity>? requests, string path)
    {
        if (requests?.TryGetValue(Storage, out var amount) is not true || !(amount.ToDecimal() > 0))
            yield return new($"{path}[{Storage}]", "write how much storage each pod gets, such as 1Gi");
    }

    private static IEnumerable<FieldError> Source(string? group, string? kind, string? name, string path)
    {
        if (name is "")
            yield return new($"{path}.name", "is empty: name the object that the volume is filled from");
        if (kind is "")
            yield return new($"{path}.kind", "is empty: write the kind of the object that the volume is filled from");
        else if (string.IsNullOrEmpty(group) && kind is not (null or "PersistentVolumeClaim"))
            yield return new($"{path}.apiGroup", $"{Show.Quoted(kind)} has a group: write it; only a PersistentVolumeClaim has none");
        foreach (var error in ReferenceValidation.Name(group, $"{path}.apiGroup", "an API group"))
            yield return error;
    }

    private static IEnumerable<FieldError> Two(V1PersistentVolumeClaimSpec spec, string path)
    {
        if (spec.DataSourceRef?.NamespaceProperty is { Length: > 0 } ns && !NamespaceForm.IsName(ns))
            yield return new($"{path}.dataSourceRef.namespace", $"{Show.Quoted(ns)}: {NamespaceForm.Fix}");
        if (spec is { DataSource: { } one, DataSourceRef: { } other }
            && (one.ApiGroup ?? "", one.Kind, one.Name, "")
                != (other.ApiGroup ?? "", other.Kind, other.Name, other.NamespaceProperty ?? ""))
        {
            yield return new($"{path}.dataSource", "is another than dataSourceRef: keep one of the two");
        }
    }
}
