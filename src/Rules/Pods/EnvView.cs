namespace PyOps.Rules.Pods;

/// <summary>An environment variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What the pod says in clear; empty when it says nothing. Never to be shown: it may be a secret.</param>
/// <param name="HasSource">Whether <c>valueFrom</c> brings the value.</param>
public readonly record struct EnvView(string Name, string Value, bool HasSource)
{
    /// <summary>The name alone, so that no log shows a value.</summary>
    public override string ToString() => Name;
}
