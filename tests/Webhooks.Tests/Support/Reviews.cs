using System.Text.Json;

namespace PyOps.Webhooks.Tests.Support;

/// <summary>Reviews for tests.</summary>
internal static class Reviews
{
    public const string Uid = "0a1b2c3d-0000-4000-8000-000000000001";

    /// <summary>A pod whose image has no tag, and little else.</summary>
    public const string BadPod =
        """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[{"name":"app","image":"nginx"}]}}""";

    /// <summary>A review of the creation of an object.</summary>
    public static string Create(string content = BadPod, string uid = Uid) =>
        $$$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":"""
            + $$$"""{"uid":"{{{uid}}}","operation":"CREATE","namespace":"web","userInfo":"""
            + $$$"""{"username":"jane"},"object":{{{content}}},"oldObject":null}}""";

    /// <summary>A review of about so many bytes.</summary>
    public static string OfSize(int bytes, string uid = Uid)
    {
        var head = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","annotations":{"note":" """;
        var tail = """ "}},"spec":{"containers":[{"name":"app","image":"nginx"}]}}""";
        return Create(head + new string('x', bytes - Create("").Length - head.Length - tail.Length) + tail, uid);
    }

    /// <summary>Of an answer: the uid and whether it is allowed.</summary>
    public static (string? Uid, bool Allowed) Read(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var response = document.RootElement.GetProperty("response");
        return (response.GetProperty("uid").GetString(), response.GetProperty("allowed").GetBoolean());
    }
}
