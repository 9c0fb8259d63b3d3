using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads a container of any kind.</summary>
internal static class ContainerReader
{
    private static readonly FieldNames Fields = new(ReadTree.Container.Names);
    private static readonly FieldNames EnvFields = new(ReadTree.Variable.Names);
    private static readonly FieldNames PortFields = new(ReadTree.Port.Names);
    private static readonly FieldNames HookFields = new(ReadTree.Hooks.Names);

    public static ContainerView Read(ref JsonCursor json)
    {
        var view = new ContainerView();
        if (!json.EnterObject())
            return view;
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
        {
            if (!ReadProcess(ref json, view, field))
                ReadBehaviour(ref json, view, field);
        }
        return view;
    }

    /// <summary>What runs.</summary>
    private static bool ReadProcess(ref JsonCursor json, ContainerView view, string field)
    {
        switch (field)
        {
            case "name":
                view.Name = json.Name();
                return true;
            case "image":
                view.Image = json.Text() ?? "";
                return true;
            case "command":
                view.Command = Lists.Texts(ref json);
                return true;
            case "args":
                view.Args = Lists.Texts(ref json);
                return true;
            case "env":
                view.Env = Lists.Read(ref json, Env);
                return true;
            case "envFrom":
                view.HasEnvFrom = Lists.Read(ref json, Nothing).Length > 0;
                return true;
            default:
                return false;
        }
    }

    /// <summary>How it runs.</summary>
    private static void ReadBehaviour(ref JsonCursor json, ContainerView view, string field)
    {
        switch (field)
        {
            case "ports":
                view.Ports = Lists.Read(ref json, Port);
                break;
            case "livenessProbe":
                view.Liveness = HandlerReader.Probe(ref json);
                break;
            case "readinessProbe":
                view.Readiness = HandlerReader.Probe(ref json);
                break;
            case "startupProbe":
                view.Startup = HandlerReader.Probe(ref json);
                break;
            case "lifecycle":
                Hooks(ref json, view);
                break;
            case "resources":
                view.Resources = ResourcesReader.Read(ref json);
                break;
            case "restartPolicy":
                view.RestartPolicy = json.Text();
                break;
            default:
                view.Security = SecurityReader.Read(ref json, ofPod: false);
                break;
        }
    }

    private static bool Nothing(ref JsonCursor json)
    {
        json.Skip();
        return true;
    }

    private static EnvView Env(ref JsonCursor json)
    {
        var (name, value, hasSource) = ("", "", false);
        if (!json.EnterObject())
            return new(name, value, hasSource);
        ulong seen = 0;
        while (json.NextField(EnvFields, ref seen) is { } field)
        {
            if (field == "name")
            {
                name = json.Text() ?? "";
            }
            else if (field == "value")
            {
                value = json.Text() ?? "";
            }
            else
            {
                hasSource = true;
                json.Skip();
            }
        }
        return new(name, value, hasSource);
    }

    private static PortView Port(ref JsonCursor json)
    {
        var port = new PortView(null, 0, 0, "TCP");
        if (!json.EnterObject())
            return port;
        ulong seen = 0;
        while (json.NextField(PortFields, ref seen) is { } field)
        {
            port = field switch
            {
                "name" => port with { Name = json.Text() },
                "containerPort" => port with { Container = json.Int32() },
                "protocol" => port with { Protocol = json.Text() ?? "TCP" },
                _ => port with { Host = json.Int32() },
            };
        }
        return port;
    }

    private static void Hooks(ref JsonCursor json, ContainerView view)
    {
        if (!json.EnterObject())
            return;
        ulong seen = 0;
        while (json.NextField(HookFields, ref seen) is { } field)
        {
            var hook = HandlerReader.Hook(ref json);
            if (field == "postStart")
                view.PostStart = hook;
            else
                view.PreStop = hook;
        }
    }
}
