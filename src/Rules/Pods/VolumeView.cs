namespace PyOps.Rules.Pods;

/// <summary>Where files of a pod come from, as far as rules look.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHostPath">Whether it has a <c>hostPath</c>.</param>
/// <param name="IsAllowed">Whether it has a source that the restricted standard allows.</param>
/// <param name="OtherSource">Another source that it has, as the field is called; null when there is none.</param>
/// <param name="Image">The reference of its image; null when it is none.</param>
public readonly record struct VolumeView(string Name, bool IsHostPath, bool IsAllowed, string? OtherSource, string? Image);
