using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>What is in a volume: objects that there can be, and files of them at paths below it.</summary>
internal static class VolumeSourceValidation
{
    private const int MaxDriverLength = 63;

    public static IEnumerable<FieldError> Check(V1Volume volume, string path) =>
    [
        .. volume.Secret is { } secret ? Secret(secret, $"{path}.secret") : [],
        .. volume.ConfigMap is { } map ? ConfigMap(map, $"{path}.configMap") : [],
        .. ReferenceValidation.Name(
            volume.PersistentVolumeClaim?.ClaimName, $"{path}.persistentVolumeClaim.claimName", "a PersistentVolumeClaim",
            isRequired: true),
        .. volume.DownwardAPI is { } pod
            ? FileValidation.Mode(pod.DefaultMode, $"{path}.downwardAPI.defaultMode")
                .Concat(FileValidation.OfPod(pod.Items, $"{path}.downwardAPI"))
            : [],
        .. volume.Csi is { } csi ? Csi(csi, $"{path}.csi") : [],
        .. volume.Ephemeral is { } claim ? ClaimTemplateValidation.Check(claim.VolumeClaimTemplate, $"{path}.ephemeral") : [],
        .. volume.Projected is { } projected ? ProjectionValidation.Check(projected, $"{path}.projected") : [],
    ];

    private static IEnumerable<FieldError> Secret(V1SecretVolumeSource secret, string path) =>
    [
        .. ReferenceValidation.Name(secret.SecretName ?? "", $"{path}.secretName", "a Secret", isRequired: true),
        .. FileValidation.Mode(secret.DefaultMode, $"{path}.defaultMode"),
        .. FileValidation.Keys(secret.Items, path),
    ];

    private static IEnumerable<FieldError> ConfigMap(V1ConfigMapVolumeSource map, string path) =>
    [
        .. ReferenceValidation.Name(map.Name ?? "", $"{path}.name", "a ConfigMap", isRequired: true),
        .. FileValidation.Mode(map.DefaultMode, $"{path}.defaultMode"),
        .. FileValidation.Keys(map.Items, path),
    ];

    private static IEnumerable<FieldError> Csi(V1CSIVolumeSource csi, string path)
    {
        if (csi.Driver is { } driver
            && (driver.Length > MaxDriverLength || !Patterns.Matches(driver.ToLowerInvariant(), Patterns.DnsSubdomain)))
        {
            yield return new(
                $"{path}.driver",
                $"{Show.Quoted(driver)}: name a CSI driver, such as secrets-store.csi.k8s.io, in at most {MaxDriverLength} characters");
        }

        foreach (var error in ReferenceValidation.Name(
            csi.NodePublishSecretRef?.Name, $"{path}.nodePublishSecretRef.name", "a Secret", isRequired: true))
        {
            yield return error;
        }
    }
}
