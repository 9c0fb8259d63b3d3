using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PyOps.Crds;

namespace PyOps.Operator.Runtime.Applying;

/// <summary>
/// The hash of what we last applied, kept in the object. Without it a field that we no longer want would stay for ever: the live object
/// contains the smaller intent, and only another apply makes the API server take away what we owned.
/// </summary>
internal static class IntentHash
{
    /// <summary>The annotation that holds it.</summary>
    public const string Annotation = ApiNames.Group + "/applied";

    /// <summary>Adds the hash to a canonical intent that does not have it yet.</summary>
    public static void Stamp(JsonObject intent)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(intent.ToJsonString())).AsSpan(0, 8));
        var metadata = intent["metadata"]!.AsObject();
        if (metadata["annotations"] is not JsonObject annotations)
            metadata["annotations"] = annotations = [];
        annotations[Annotation] = hash;
    }
}
