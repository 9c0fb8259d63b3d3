using System.Text.Json;

namespace PyOps.Cluster;

/// <summary>One request as the API server's audit log has it.</summary>
public sealed record AuditEntry
{
    public required string Verb { get; init; }

    public required string User { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>The API group of the resource; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>The plural, such as `pods`; empty for a path that is no resource.</summary>
    public required string Resource { get; init; }

    public required string Subresource { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The HTTP status; 0 when there is none yet.</summary>
    public required int Code { get; init; }

    /// <summary>What the authorisers said: allow or forbid. A refusal by admission, such as a quota, was allowed before.</summary>
    public required string Decision { get; init; }

    /// <summary>ResponseComplete, or ResponseStarted for a watch that has just begun.</summary>
    public required string Stage { get; init; }

    /// <summary>What authorisers and webhooks noted, by the key they noted it under.</summary>
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Reads one line of the log.</summary>
    public static AuditEntry Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var target = Child(root, "objectRef");
        return new AuditEntry
        {
            Verb = Text(root, "verb"),
            User = Text(Child(root, "user"), "username"),
            UserAgent = Text(root, "userAgent"),
            Group = Text(target, "apiGroup"),
            Resource = Text(target, "resource"),
            Subresource = Text(target, "subresource"),
            Namespace = Text(target, "namespace"),
            Name = Text(target, "name"),
            Code = Child(Child(root, "responseStatus"), "code") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : 0,
            Decision = Text(Child(root, "annotations"), "authorization.k8s.io/decision"),
            Stage = Text(root, "stage"),
            Annotations = Texts(Child(root, "annotations")),
            Timestamp = Child(root, "stageTimestamp").GetDateTimeOffset(),
        };
    }

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    private static Dictionary<string, string> Texts(JsonElement map) => map.ValueKind == JsonValueKind.Object
        ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "", StringComparer.Ordinal)
        : [];

    private static string Text(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
