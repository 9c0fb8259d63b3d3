using PyOps.Crds.Validations;

namespace PyOps.Operator.Services;

/// <summary>How services are looked after.</summary>
/// <param name="InitImage">The pyops-init image.</param>
/// <param name="Bounds">What the install lets services ask for.</param>
/// <param name="Docs">Address at which messages say that rules are explained; null for the command that does.</param>
/// <param name="Workers">Reconciles at the same time.</param>
internal sealed record ServiceOptions(string InitImage, InstallBounds Bounds, string? Docs, int Workers);
