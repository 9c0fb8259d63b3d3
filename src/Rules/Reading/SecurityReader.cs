using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads the <c>securityContext</c> of a pod or of a container.</summary>
internal static class SecurityReader
{
    private static readonly FieldNames Fields = new(ReadTree.Security.Names);

    private static readonly FieldNames CapabilityFields = new(ReadTree.Capabilities.Names);
    private static readonly FieldNames TypeField = new(ReadTree.Type.Names);
    private static readonly FieldNames SysctlFields = new(ReadTree.Sysctl.Names);
    private static readonly FieldNames HostProcessField = new(ReadTree.Windows.Names);
    private static readonly FieldNames SeLinuxFields = new(ReadTree.SeLinux.Names);

    /// <param name="json">The value.</param>
    /// <param name="ofPod">Whether it is the pod's, which lacks some fields of a container's and the other way round.</param>
    public static SecurityView Read(ref JsonCursor json, bool ofPod)
    {
        var view = new SecurityView();
        if (!json.EnterObject())
            return view;
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            if (!ReadShared(ref json, view, field) && !(ofPod ? ReadOfPod(ref json, view, field) : ReadOfContainer(ref json, view, field)))
                json.Skip();
        }
        return view;
    }

    private static bool ReadShared(ref JsonCursor json, SecurityView view, string field)
    {
        switch (field)
        {
            case "runAsNonRoot":
                view.RunAsNonRoot = json.Flag();
                return true;
            case "runAsUser":
                view.RunAsUser = json.Int64();
                return true;
            case "seccompProfile":
                view.Seccomp = Single(ref json, TypeField, static (ref JsonCursor value) => value.Text()) ?? "";
                return true;
            case "appArmorProfile":
                view.AppArmor = Single(ref json, TypeField, static (ref JsonCursor value) => value.Text()) ?? "";
                return true;
            case "seLinuxOptions":
                view.SeLinux = SeLinux(ref json);
                return true;
            case "windowsOptions":
                view.HostProcess = Single(ref json, HostProcessField, static (ref JsonCursor value) => value.Flag()) ?? false;
                return true;
            default:
                return false;
        }
    }

    private static bool ReadOfContainer(ref JsonCursor json, SecurityView view, string field)
    {
        switch (field)
        {
            case "privileged":
                view.Privileged = json.Flag() ?? false;
                return true;
            case "allowPrivilegeEscalation":
                view.AllowPrivilegeEscalation = json.Flag();
                return true;
            case "readOnlyRootFilesystem":
                view.ReadOnlyRootFilesystem = json.Flag();
                return true;
            case "procMount":
                view.ProcMount = json.Text();
                return true;
            case "capabilities":
                Capabilities(ref json, view);
                return true;
            default:
                return false;
        }
    }

    private static bool ReadOfPod(ref JsonCursor json, SecurityView view, string field)
    {
        if (field != "sysctls")
            return false;
        view.Sysctls = Lists.Read(ref json, Sysctl);
        return true;
    }

    private static SysctlView Sysctl(ref JsonCursor json)
    {
        var (name, value) = ("", "");
        if (!json.EnterObject())
            return new(name, value);
        ulong seen = 0;
        while (json.NextField(SysctlFields, ref seen) is { } field)
        {
            if (field == "name")
                name = json.Text() ?? "";
            else
                value = json.Text() ?? "";
        }
        return new(name, value);
    }

    private static void Capabilities(ref JsonCursor json, SecurityView view)
    {
        if (!json.EnterObject())
            return;
        ulong seen = 0;
        while (json.NextField(CapabilityFields, ref seen) is { } field)
        {
            if (field == "add")
                view.AddedCapabilities = Lists.Texts(ref json);
            else
                view.DroppedCapabilities = Lists.Texts(ref json);
        }
    }

    private static SeLinuxView SeLinux(ref JsonCursor json)
    {
        var (type, user, role) = ("", "", "");
        if (!json.EnterObject())
            return new(type, user, role);
        ulong seen = 0;
        while (json.NextField(SeLinuxFields, ref seen) is { } field)
        {
            var text = json.Text() ?? "";
            (type, user, role) = field switch
            {
                "type" => (text, user, role),
                "user" => (type, text, role),
                _ => (type, user, text),
            };
        }
        return new(type, user, role);
    }

    /// <summary>The one field of an object that is of interest.</summary>
    private static T? Single<T>(ref JsonCursor json, FieldNames field, ReadItem<T> read)
    {
        T? value = default;
        if (!json.EnterObject())
            return value;
        ulong seen = 0;
        while (json.NextField(field, ref seen) is not null)
            value = read(ref json);
        return value;
    }
}
