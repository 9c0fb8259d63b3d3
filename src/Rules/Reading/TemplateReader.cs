using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Finds the pod in an object's spec.</summary>
internal static class TemplateReader
{
    private static readonly FieldNames JobTemplateField = new("jobTemplate");
    private static readonly FieldNames SpecField = new("spec");
    private static readonly FieldNames WorkloadFields = new(ReadTree.Workload.Names);
    private static readonly FieldNames TemplateFields = new(ReadTree.Template.Names);
    private static readonly FieldNames AnnotationsField = new("annotations");

    /// <param name="json">The object's spec.</param>
    /// <param name="pod">What is filled.</param>
    /// <param name="kind">What the object is; null for one without a pod.</param>
    public static void Read(ref JsonCursor json, PodView pod, WorkloadKind? kind)
    {
        if (kind is null)
            json.Skip();
        else if (kind == WorkloadKind.Pod)
            PodSpecReader.Read(ref json, pod);
        else if (kind != WorkloadKind.CronJob)
            ReadWorkload(ref json, pod);
        else
            Enter(ref json, pod, JobTemplateField, static (ref JsonCursor jobTemplate, PodView of) =>
                Enter(ref jobTemplate, of, SpecField, ReadWorkload));
    }

    private static void ReadWorkload(ref JsonCursor json, PodView pod)
    {
        if (!json.EnterObject())
            return;
        ulong seen = 0;
        while (json.NextField(WorkloadFields, ref seen) is { } field)
        {
            if (field == "template")
                ReadTemplate(ref json, pod);
            else
                pod.Replicas = json.Int32();
        }
    }

    private static void ReadTemplate(ref JsonCursor json, PodView pod)
    {
        if (!json.EnterObject())
            return;
        ulong seen = 0;
        while (json.NextField(TemplateFields, ref seen) is { } field)
        {
            if (field == "spec")
                PodSpecReader.Read(ref json, pod);
            else
                Enter(ref json, pod, AnnotationsField, ReadAnnotations);
        }
    }

    private static void ReadAnnotations(ref JsonCursor json, PodView pod) => pod.AppArmorAnnotations = MetadataReader.Annotations(ref json);

    private static void Enter(ref JsonCursor json, PodView pod, FieldNames field, ReadInto read)
    {
        if (!json.EnterObject())
            return;
        ulong seen = 0;
        while (json.NextField(field, ref seen) is not null)
            read(ref json, pod);
    }

    private delegate void ReadInto(ref JsonCursor json, PodView pod);
}
