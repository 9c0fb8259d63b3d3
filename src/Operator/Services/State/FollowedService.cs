namespace PyOps.Operator.Services.State;

/// <summary>A PythonService whose image another one runs.</summary>
/// <param name="Image">The image of its current revision; null before it has one.</param>
/// <param name="Follows">Name of the service whose image it runs itself; null when it names an image, as it should.</param>
internal sealed record FollowedService(string? Image, string? Follows);
