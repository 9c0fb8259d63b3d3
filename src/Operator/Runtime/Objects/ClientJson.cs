using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;

namespace PyOps.Operator.Runtime.Objects;

/// <summary>Objects in the client's own JSON, without the detour of a string that its methods make.</summary>
internal static class ClientJson
{
    private static readonly JsonSerializerOptions options = Capture();

    /// <summary>Lets the strings of all that is read from now on be shared. To be called before anything is read.</summary>
    public static void ShareStrings() => KubernetesJson.AddJsonOptions(of => of.Converters.Insert(0, new SharedStrings()));

    /// <summary>The object as a fresh tree: neither sorted nor without nulls.</summary>
    public static JsonObject Tree<T>(T value)
        where T : class => JsonSerializer.SerializeToNode(value, options)!.AsObject();

    /// <summary>The object as UTF-8.</summary>
    public static byte[] Utf8<T>(T value)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(value, options);

    /// <summary>Tells one object's UTF-8 from another's.</summary>
    public static UInt128 Fingerprint(byte[] utf8) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(utf8));

    private static JsonSerializerOptions Capture()
    {
        JsonSerializerOptions? its = null;
        KubernetesJson.AddJsonOptions(of => its = of);
        return its!;
    }
}
