using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads a volume: which source it has. An empty object is a source, null is none.</summary>
internal static class VolumeReader
{
    public static VolumeView Read(ref JsonCursor json)
    {
        var view = new VolumeView("", false, false, null);
        if (!json.EnterObject())
            return view;
        while (json.NextKey("") is { } field)
        {
            if (field == "name")
            {
                view = view with { Name = json.Text() ?? "" };
                continue;
            }
            if (!json.IsNull)
                view = Add(view, field);
            json.Skip();
        }
        return view;
    }

    private static VolumeView Add(VolumeView view, string source) => source switch
    {
        "hostPath" => view with { IsHostPath = true },
        "configMap" or "csi" or "downwardAPI" or "emptyDir" or "ephemeral" or "image" or "persistentVolumeClaim" or "projected" or "secret" =>
            view with { IsAllowed = true },
        _ => view with { OtherSource = source },
    };
}
