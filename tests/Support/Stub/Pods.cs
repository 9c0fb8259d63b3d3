namespace PyOps.Support.Stub;

/// <summary>Pods and watch lines as JSON.</summary>
public static class Pods
{
    public const string Path = "/api/v1/pods";

    public static string Pod(string name, int version, string uid = "u1", string ns = "shop", string extra = "") => $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"{{{ns}}}","uid":"{{{uid}}}","resourceVersion":"{{{version}}}"{{{extra}}}},
        """ + """
        "spec":{"containers":[]}}
        """;

    /// <summary>A pod whose field has a type that no model can hold.</summary>
    public static string MalformedPod(string name, int version) => $$$"""
        {"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"u1","resourceVersion":"{{{version}}}"},"spec":"not an object"}
        """;

    public static string Added(string pod) => Line("ADDED", pod);

    public static string Modified(string pod) => Line("MODIFIED", pod);

    public static string Deleted(string pod) => Line("DELETED", pod);

    public static string Bookmark(int version) =>
        Line("BOOKMARK", $$$"""{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"{{{version}}}","creationTimestamp":null}}""");

    public static string Error(int code, string message) => Line("ERROR", Reply.StatusObject(code, message));

    private static string Line(string type, string content) => $$$"""{"type":"{{{type}}}","object":{{{content}}}}""";
}
