using System.Text;

namespace PyOps.Floods.Honest;

/// <summary>Reviews of a pod that breaks some rules.</summary>
internal static class Reviews
{
    public const string Uid = "0a1b2c3d-0000-4000-8000-000000000001";

    private const string Head =
        $$$"""
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"{{{Uid}}}","operation":"CREATE",
        "namespace":"web","userInfo":{"username":"jane"},"oldObject":null,"object":{"apiVersion":"v1","kind":"Pod",
        "spec":{"containers":[{"name":"app","image":"nginx"}]},"metadata":{"name":"web","annotations":{"note":"
        """;

    private const string Tail = "\"}}}}}";

    /// <summary>One of so many bytes.</summary>
    public static byte[] OfBytes(int count)
    {
        var head = Head.ReplaceLineEndings("");
        return Encoding.ASCII.GetBytes(head + new string('x', count - head.Length - Tail.Length) + Tail);
    }
}
