namespace PyOps.Crds;

/// <summary>Keys of labels and annotations that users may not set.</summary>
internal static class ReservedKeys
{
    /// <summary>CEL on a map: none of its keys is ours.</summary>
    public const string None = "self.all(k, !k.startsWith('" + ApiNames.Group + "/'))";

    /// <summary>CEL of the first key that is.</summary>
    public const string First = "self.filter(k, k.startsWith('" + ApiNames.Group + "/'))[0]";
}
