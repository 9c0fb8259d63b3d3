
namespace PyOps.Crds.Validations;

/// <summary>Says what is wrong with a PythonService.</summary>
/// <remarks>
/// Repeats every bound of the schema and every CEL rule, because a server may have stored what an older or absent schema let
/// through, and adds what neither can say: shell form, quantities that fit together, the size of the whole.
/// </remarks>
public static class Validation
{
    /// <summary>Everything that is wrong, in a stable order; empty when the service can be run.</summary>
    /// <param name="service">
    /// As read from the API server, or completed with defaults: absent and equal to the default are judged alike.
    /// </param>
    /// <param name="install">What the install allows; null where none is known, as offline.</param>
    public static IReadOnlyList<FieldError> Check(PythonService service, InstallBounds? install = null)
    {
        var bounds = BoundsValidation.Check(service);
        if (service.Spec is not { } spec)
            return bounds;
        // A field that breaks its bounds (too long, empty) is not judged any further.
        var reported = bounds.Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        return [.. bounds, .. Meaning(service, spec, install ?? InstallBounds.None).Where(error => !reported.Contains(error.Field))];
    }

    /// <summary>What is wrong with a spec that is larger than any may be; null for all others.</summary>
    public static FieldError? TooLarge(PythonServiceSpec spec) => SizeValidation.Check(spec).FirstOrDefault();

    private static IEnumerable<FieldError> Meaning(PythonService service, PythonServiceSpec spec, InstallBounds install) =>
    [
        .. NameValidation.Check(service.Metadata?.Name),
        .. ImageValidation.Check(service),
        .. WorkerValidation.Check(spec),
        .. CommandValidation.Check(spec),
        .. EnvValidation.Check(spec),
        .. ResourceValidation.Check(spec.Resources),
        .. HealthValidation.Check(spec.Health),
        .. MigrationValidation.Check(spec),
        .. SecurityValidation.Check(spec.Security),
        .. VolumeValidation.Check(spec.Volumes),
        .. MountValidation.Check(spec),
        .. RolloutValidation.Check(spec),
        .. AutoscalingValidation.Check(spec.Autoscaling),
        .. ExposureValidation.Check(spec),
        .. TolerationValidation.Check(spec.Scheduling?.Tolerations),
        .. AffinityValidation.Check(spec.Scheduling?.Affinity),
        .. SpreadValidation.Check(spec.Scheduling?.TopologySpreadConstraints),
        .. LabelValidation.Check(spec),
        .. ReferenceValidation.Check(spec),
        .. InstallValidation.Check(spec, install),
        .. SizeValidation.Check(spec),
    ];
}
