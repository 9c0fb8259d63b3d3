namespace PyOps.Crds.Validations;

/// <summary>A Worker has no port, and nothing that needs one.</summary>
internal static class WorkerValidation
{
    private const string Probe = "a Worker has no port to probe: use spec.health.exec instead of spec.health.path and livenessPath";

    public static IEnumerable<FieldError> Check(PythonServiceSpec spec)
    {
        if (!string.Equals(spec.Type, ServiceTypes.Worker, StringComparison.Ordinal))
            yield break;
        if (spec.Port is not null)
            yield return new("spec.port", "a Worker has no port: remove spec.port, or set spec.type to Web");
        if (spec.Service is not null)
            yield return new("spec.service", "a Worker has no Service: remove spec.service, or set spec.type to Web");
        if (spec.Ingress is not null)
            yield return new("spec.ingress", "a Worker has no port to lead to: remove spec.ingress, or set spec.type to Web");
        if (spec.Monitoring is not null)
            yield return new("spec.monitoring", "a Worker has no port to ask: remove spec.monitoring, or set spec.type to Web");
        if (spec.NetworkPolicy?.AllowFrom is { Count: > 0 })
        {
            yield return new(
                "spec.networkPolicy.allowFrom",
                "a Worker has no port to allow: remove spec.networkPolicy.allowFrom, or set spec.type to Web");
        }
        if (spec.Health?.Path is not null)
            yield return new("spec.health.path", Probe);
        if (spec.Health?.LivenessPath is not null)
            yield return new("spec.health.livenessPath", Probe);
    }
}
