namespace PyOps.Crds.Markers;

/// <summary>Bound on every string in a list, or on every value of a map.</summary>
/// <param name="maximum">Most characters (code points).</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EachLengthAttribute(int maximum) : Attribute
{
    public int Maximum { get; } = maximum;
}
