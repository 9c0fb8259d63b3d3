using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads probes and lifecycle hooks.</summary>
internal static class HandlerReader
{
    private static readonly FieldNames Fields = new("httpGet", "tcpSocket", "grpc", "exec", "sleep", "periodSeconds", "failureThreshold");
    private static readonly FieldNames TargetFields = new("port", "host", "path", "scheme", "service");
    private static readonly FieldNames CommandField = new("command");
    private static readonly FieldNames SecondsField = new("seconds");

    public static ProbeView Probe(ref JsonCursor json)
    {
        var handler = new HandlerView();
        var (period, threshold) = (0, 0);
        if (json.EnterObject())
        {
            ulong seen = 0;
            while (json.NextField(Fields, ref seen) is { } field)
            {
                if (field == "periodSeconds")
                    period = json.Int32();
                else if (field == "failureThreshold")
                    threshold = json.Int32();
                else
                    ReadAction(ref json, handler, field);
            }
        }
        // 0 is what Kubernetes takes for absent.
        return new(handler, period == 0 ? ProbeView.DefaultPeriodSeconds : period, threshold == 0 ? ProbeView.DefaultFailureThreshold : threshold);
    }

    public static HandlerView Hook(ref JsonCursor json)
    {
        var handler = new HandlerView();
        if (!json.EnterObject())
            return handler;
        ulong seen = 0;
        while (json.NextField(Fields, ref seen) is { } field)
            ReadAction(ref json, handler, field);
        return handler;
    }

    private static void ReadAction(ref JsonCursor json, HandlerView handler, string field)
    {
        switch (field)
        {
            case "httpGet":
                handler.Http = Target(ref json);
                break;
            case "tcpSocket":
                handler.Tcp = Target(ref json);
                break;
            case "grpc":
                handler.Grpc = Target(ref json);
                break;
            case "exec":
                handler.Exec = Command(ref json);
                break;
            case "sleep":
                handler.SleepSeconds = Seconds(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private static NetworkTarget Target(ref JsonCursor json)
    {
        var target = new NetworkTarget(0, null, "", null, "HTTP");
        if (!json.EnterObject())
            return target;
        ulong seen = 0;
        while (json.NextField(TargetFields, ref seen) is { } field)
        {
            target = field switch
            {
                "port" when json.IsNumber => target with { Port = json.Int32() },
                "port" => Named(target, json.Text() ?? ""),
                "host" => target with { Host = json.Text() ?? "" },
                "scheme" => target with { Scheme = json.Text() ?? "" },
                _ => target with { Path = json.Text() },
            };
        }
        return target;
    }

    // A text of digits is a number for whoever connects.
    private static NetworkTarget Named(NetworkTarget target, string name) =>
        int.TryParse(name, System.Globalization.NumberStyles.None, null, out var number) ? target with { Port = number } : target with { PortName = name };

    private static string[] Command(ref JsonCursor json)
    {
        string[] command = [];
        if (!json.EnterObject())
            return command;
        ulong seen = 0;
        while (json.NextField(CommandField, ref seen) is not null)
            command = Lists.Texts(ref json);
        return command;
    }

    private static long Seconds(ref JsonCursor json)
    {
        long seconds = 0;
        if (!json.EnterObject())
            return seconds;
        ulong seen = 0;
        while (json.NextField(SecondsField, ref seen) is not null)
            seconds = json.Int64() ?? 0;
        return seconds;
    }
}
