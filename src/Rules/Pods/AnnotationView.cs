namespace PyOps.Rules.Pods;

/// <summary>An annotation of the pod.</summary>
/// <param name="Key">The whole key, prefix included.</param>
/// <param name="Value">The value.</param>
public sealed record AnnotationView(string Key, string Value);
