using System.Text.Json.Nodes;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Support;

/// <summary>Changes from one variant of a field to another, one after the other, and back to none.</summary>
internal static class Variants
{
    private static readonly Version ephemeralSince = new(1, 23);

    private const string Probes = """
        [{"health":{"path":"/healthz"}},{"health":{"exec":["true"]}},{},{"health":{"exec":["true"]}},
        {"health":{"path":"/a","livenessPath":"/b"}}]
        """;

    private const string Variables = """
        [{"env":[{"name":"A","value":"1"}]},
        {"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]},
        {"env":[{"name":"A","valueFrom":{"configMapKeyRef":{"name":"s","key":"k"}}}]},
        {"env":[{"name":"A","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}]},
        {"env":[{"name":"B","value":"2"},{"name":"A","value":"$(B)"}]},
        {"env":[{"name":"A","value":"1"},{"name":"B","value":"$(A)"}]}]
        """;

    private const string Peers = """
        [{"networkPolicy":{}},{"networkPolicy":{"allowFrom":[{"podSelector":{}}]}},
        {"networkPolicy":{"allowFrom":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}},{"networkPolicy":{"allowFrom":[{"namespaceSelector":{}}]}}]
        """;

    private const string Everything = """
        [{"type":"Worker"},{"type":"Web","service":{"type":"NodePort"},"ingress":{"host":"a.example.com"},"networkPolicy":{}},
        {"type":"Worker","networkPolicy":{}},{"type":"Web","port":9000}]
        """;

    private const string Folders = """
        [{"security":{"writablePaths":["/a","/b"]}},{"security":{"writablePaths":["/b"]}},{"security":{"readOnlyRootFilesystem":false}}]
        """;

    private const string Init = """
        [{"command":["python"],"init":"tini"},{"init":"none"},{"command":["tini","--","python"]},{"command":["python"],"init":"tini"},
        {"init":"shared-pid"}]
        """;

    /// <summary>The changes; all are of a Web service without pods.</summary>
    /// <param name="image">Its image.</param>
    /// <param name="server">The server's version.</param>
    public static IEnumerable<FieldChange> All(string image, Version server) =>
    [
        Change("probes", image, Read(Probes)),
        Change("variables", image, Read(Variables)),
        Change("peers", image, Read(Peers)),
        Change("type and what goes with it", image, Read(Everything)),
        Change("writable folders", image, Read(Folders)),
        Change("sources of a volume", image, Sources(server).Select(volume => new JsonObject { ["volumes"] = new JsonArray(volume) })),
        Change("ids", image, Read("""[{"security":{"runAsUser":2000,"fsGroup":2000}},{"security":{"idsFromCluster":true}}]""")),
        Change("init", image, Read(Init)),
    ];

    private static FieldChange Change(string name, string image, IEnumerable<JsonObject> variants)
    {
        var without = new JsonObject { ["image"] = image, ["replicas"] = 0 };
        return new(name, without, [.. variants.Select(variant => new JsonObject(
            without.Where(field => !variant.ContainsKey(field.Key)).Concat(variant)
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))))]);
    }

    private static IEnumerable<JsonObject> Read(string text) => JsonNode.Parse(text)!.AsArray().Select(one => one!.AsObject());

    private static IEnumerable<JsonObject> Sources(Version server) =>
        Fixtures.Case("one volume of each kind that is allowed").Volumes!
        .Where(volume => volume.Ephemeral is null || server >= ephemeralSince)
        .Select(volume =>
        {
            var source = CanonicalJson.Of(volume);
            source["name"] = "data";
            return source;
        });
}
