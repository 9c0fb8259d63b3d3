namespace PyOps.Operator.Runtime.Comparing;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class Pointer
{
    /// <summary>A field's name as a step of a pointer.</summary>
    public static string Escape(string field) =>
        field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
