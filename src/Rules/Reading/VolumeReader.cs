using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads a volume: which source it has. An empty object is a source, null is none.</summary>
internal static class VolumeReader
{
    private static readonly FieldNames Known = new(
        "name", "hostPath", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
        "secret");

    private static readonly FieldNames ReferenceField = new(ReadTree.Image.Names);

    public static VolumeView Read(ref JsonCursor json)
    {
        var (name, isHostPath, isAllowed, other, image) = ("", false, false, (string?)null, (string?)null);
        if (!json.EnterObject())
            return new(name, isHostPath, isAllowed, other, image);
        while (json.NextKey(Known, out var isKnown) is { } field)
        {
            if (field == "name")
            {
                name = json.Text() ?? "";
                continue;
            }
            if (json.IsNull)
                continue;
            if (field == "image")
                image = Reference(ref json);
            else
                json.Skip();
            if (field == "hostPath")
                isHostPath = true;
            else if (isKnown)
                isAllowed = true;
            else
                other = field;
        }
        return new(name, isHostPath, isAllowed, other, image);
    }

    private static string? Reference(ref JsonCursor json)
    {
        string? reference = null;
        if (!json.EnterObject())
            return reference;
        ulong seen = 0;
        while (json.NextField(ReferenceField, ref seen) is not null)
            reference = json.Text();
        return reference;
    }
}
