namespace PyOps.Crds.Markers;

/// <summary>
/// A list whose items are told apart by keys, for server-side apply. Lists without it are replaced as a whole. Either is for ever.
/// </summary>
/// <param name="keys">JSON names of the keys; required in each item, and unique together.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListMapAttribute(params string[] keys) : Attribute
{
    public IReadOnlyList<string> Keys { get; } = keys;
}
