using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads one object: what it is, and the pod in it. Fields may come in any order.</summary>
/// <remarks>A spec that comes before the kind waits: what it means is known at the end.</remarks>
internal ref struct ObjectReader
{
    private static readonly FieldNames Fields = new("apiVersion", "kind", "metadata", "spec");

    private readonly PodView pod = new();
    private IReadOnlyList<AnnotationView> annotations = [];
    private string? apiVersion;
    private string? kind;
    private JsonCursor waiting;
    private bool waits;

    private ObjectReader(string? assumed) => kind = assumed;

    /// <summary>Reads an object.</summary>
    /// <param name="json">On the object's first token.</param>
    /// <param name="assumed">The kind of an object that does not say it; null when there is none.</param>
    /// <param name="apiVersion">Of which version; null when it says nothing.</param>
    /// <param name="kind">What the object is; null when it says nothing.</param>
    /// <returns>The pod; null when the object's kind holds none.</returns>
    public static PodView? Read(ref JsonCursor json, string? assumed, out string? apiVersion, out string? kind)
    {
        var reader = new ObjectReader(assumed);
        ulong seen = 0;
        if (json.EnterObject())
        {
            while (json.NextField(Fields, ref seen) is { } field)
                reader.Field(ref json, field);
        }
        (apiVersion, kind) = (reader.apiVersion, reader.kind);
        return reader.Finish(ref json);
    }

    private void Field(ref JsonCursor json, string field)
    {
        switch (field)
        {
            case "apiVersion":
                apiVersion = json.Text();
                break;
            case "kind":
                kind = json.Text();
                break;
            case "metadata":
                annotations = MetadataReader.Read(ref json, pod);
                break;
            case "spec" when apiVersion is not null && kind is not null:
                TemplateReader.Read(ref json, pod, WorkloadKinds.Of(apiVersion, kind));
                break;
            default:
                waiting = json;
                waits = true;
                json.Skip();
                break;
        }
    }

    private PodView? Finish(ref JsonCursor json)
    {
        if (WorkloadKinds.Of(apiVersion, kind) is not { } workload)
            return null;
        if (waits)
        {
            TemplateReader.Read(ref waiting, pod, workload);
            json.TakeFault(waiting);
        }
        pod.Kind = workload;
        pod.Root = WorkloadKinds.Root(workload);
        if (workload == WorkloadKind.Pod)
            pod.AppArmorAnnotations = annotations;
        return pod;
    }
}
