namespace PyOps.Rules.Pods;

/// <summary>Whether there are requests and limits; a limit is a request too when there is none.</summary>
/// <param name="HasMemoryLimit">A memory limit above 0.</param>
/// <param name="HasRequests">A request, or a limit, of CPU or memory above 0.</param>
public readonly record struct ResourcesView(bool HasMemoryLimit, bool HasRequests);
