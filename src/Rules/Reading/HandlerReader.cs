using System.Globalization;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads probes and lifecycle hooks.</summary>
internal static class HandlerReader
{
    private static readonly FieldNames Fields = new(ReadTree.Handler.Names);
    private static readonly FieldNames TargetFields = new(ReadTree.Target.Names);
    private static readonly FieldNames CommandField = new(ReadTree.Exec.Names);
    private static readonly FieldNames SecondsField = new(ReadTree.Sleep.Names);

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
        return new(
            handler,
            period == 0 ? ProbeView.DefaultPeriodSeconds : period,
            threshold == 0 ? ProbeView.DefaultFailureThreshold : threshold);
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
        var (port, portName, host, path, scheme) = (0, (string?)null, "", (string?)null, "HTTP");
        ulong seen = 0;
        var isObject = json.EnterObject();
        while (isObject && json.NextField(TargetFields, ref seen) is { } field)
        {
            switch (field)
            {
                case "port":
                    (port, portName) = Port(ref json);
                    break;
                case "host":
                    host = json.Text() ?? "";
                    break;
                case "scheme":
                    scheme = json.Text() ?? "";
                    break;
                default:
                    path = json.Text();
                    break;
            }
        }
        return new(port, portName, host, path, scheme);
    }

    // A text of digits is a number for whoever connects.
    private static (int Number, string? Name) Port(ref JsonCursor json)
    {
        if (json.IsNumber)
            return (json.Int32(), null);
        var name = json.Text() ?? "";
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, null) : (0, name);
    }

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
