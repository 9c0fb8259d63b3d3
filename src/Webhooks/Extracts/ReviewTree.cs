using PyOps.Rules.Reading;
using static PyOps.Rules.Reading.ReadPart;

namespace PyOps.Webhooks.Extracts;

/// <summary>What is read of a review.</summary>
internal static class ReviewTree
{
    /// <summary>The object as it is to be; one of its own, by which its place is known.</summary>
    public static readonly ReadPart Object = ReadTree.Root.And(Presence);

    /// <summary>The object as it was.</summary>
    public static readonly ReadPart Old = ReadTree.Root.And(Presence);

    /// <summary>The review.</summary>
    public static readonly ReadPart Root = Fields(
        ["apiVersion", "kind"],
        ("request", Fields(
            ["uid", "operation", "namespace"],
            ("userInfo", Fields(["username"])), ("object", Object), ("oldObject", Old))));
}
