using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads <c>metadata</c>.</summary>
internal static class MetadataReader
{
    private static readonly FieldNames Fields = new("name", "namespace", "annotations");

    /// <summary>Reads names into the view, and returns the annotations that rules read.</summary>
    public static IReadOnlyList<AnnotationView> Read(ref JsonCursor json, PodView pod)
    {
        IReadOnlyList<AnnotationView> annotations = [];
        if (!json.EnterObject())
            return annotations;
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            if (field == "name")
                pod.Name = json.Text();
            else if (field == "namespace")
                pod.Namespace = json.Text();
            else
                annotations = Annotations(ref json);
        }
        return annotations;
    }

    /// <summary>The annotations that rules read.</summary>
    public static IReadOnlyList<AnnotationView> Annotations(ref JsonCursor json)
    {
        List<AnnotationView>? found = null;
        if (!json.EnterObject())
            return [];
        while (json.NextKey(ReadTree.Annotation) is { } key)
        {
            if (found?.Count == ReadTree.MaxAnnotations)
                json.Mismatch("fewer annotations of AppArmor");
            else if (json.Text() is { } value)
                (found ??= []).Add(new(key, value));
        }
        return found ?? (IReadOnlyList<AnnotationView>)[];
    }
}
