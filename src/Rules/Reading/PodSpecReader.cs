using System.Runtime.InteropServices;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads a pod's spec.</summary>
internal static class PodSpecReader
{
    private static readonly FieldNames Fields = new([.. ReadTree.Containers.Names, .. ReadTree.PodSpec.Names]);

    private static readonly FieldNames OsLabels = new(ReadTree.OsLabels.Names);

    private static readonly FieldNames NameField = new(ReadTree.Os.Names);

    public static void Read(ref JsonCursor json, PodView pod)
    {
        if (!json.EnterObject())
            return;
        ContainerView[] init = [], app = [], ephemeral = [];
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            if (field == "containers")
                app = Containers(ref json, ContainerKind.App);
            else if (field == "initContainers")
                init = Containers(ref json, ContainerKind.Init);
            else if (field == "ephemeralContainers")
                ephemeral = Containers(ref json, ContainerKind.Ephemeral);
            else if (!ReadNamespaces(ref json, pod, field))
                ReadRest(ref json, pod, field);
        }
        pod.Containers = ImmutableCollectionsMarshal.AsImmutableArray(
            init is [] && ephemeral is [] ? app : [.. init, .. app, .. ephemeral]);
    }

    private static ContainerView[] Containers(ref JsonCursor json, ContainerKind kind)
    {
        var containers = Lists.Read(ref json, ContainerReader.Read, ReadTree.MaxContainers);
        for (var i = 0; i < containers.Length; i++)
            (containers[i].Kind, containers[i].Index) = (kind, i);
        return containers;
    }

    private static bool ReadNamespaces(ref JsonCursor json, PodView pod, string field)
    {
        switch (field)
        {
            case "hostNetwork":
                pod.HostNetwork = json.Flag() ?? false;
                return true;
            case "hostPID":
                pod.HostPid = json.Flag() ?? false;
                return true;
            case "hostIPC":
                pod.HostIpc = json.Flag() ?? false;
                return true;
            case "hostUsers":
                pod.HostUsers = json.Flag();
                return true;
            case "shareProcessNamespace":
                pod.ShareProcessNamespace = json.Flag() ?? false;
                return true;
            default:
                return false;
        }
    }

    private static void ReadRest(ref JsonCursor json, PodView pod, string field)
    {
        switch (field)
        {
            case "automountServiceAccountToken":
                pod.AutomountServiceAccountToken = json.Flag();
                break;
            case "serviceAccountName":
                pod.ServiceAccount = json.Text();
                break;
            case "serviceAccount":
                if (pod.ServiceAccount is null)
                    pod.ServiceAccount = json.Text();
                else
                    json.Skip();
                break;
            case "restartPolicy":
                pod.RestartPolicy = json.Text();
                break;
            case "os":
                pod.Os = Os(ref json);
                break;
            case "terminationGracePeriodSeconds":
                pod.GraceSeconds = json.Int64();
                break;
            case "securityContext":
                pod.Security = SecurityReader.Read(ref json, ofPod: true);
                break;
            case "resources":
                pod.Resources = ResourcesReader.Read(ref json);
                break;
            case "nodeSelector":
                pod.SelectsWindows = SelectsWindows(ref json);
                break;
            default:
                pod.Volumes = Lists.Read(ref json, VolumeReader.Read);
                break;
        }
    }

    private static bool SelectsWindows(ref JsonCursor json)
    {
        var selects = false;
        if (!json.EnterObject())
            return selects;
        ulong seen = 0;
        while (json.NextField(OsLabels, ref seen) is not null)
            selects |= json.Text() == "windows";
        return selects;
    }

    private static string? Os(ref JsonCursor json)
    {
        string? name = null;
        if (!json.EnterObject())
            return name;
        ulong seen = 0;
        while (json.NextField(NameField, ref seen) is not null)
            name = json.Text();
        return name;
    }
}
