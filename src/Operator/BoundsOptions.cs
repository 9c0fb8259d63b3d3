using System.CommandLine;
using PyOps.Crds.Validations;
using PyOps.Hosting.Options;

namespace PyOps.Operator;

/// <summary>The options by which an install bounds what services may ask for: names with commas between them, or none.</summary>
internal static class BoundsOptions
{
    // An option without a value is a wrong command line.
    private const string Nothing = "none";

    private static readonly Option<string> ServiceTypes =
        Flags.Text("--allowed-service-types", "Types of Services that services may ask for, with commas between them; none: no type.", "*");
    private static readonly Option<string> IngressAnnotations =
        Flags.Text("--allowed-ingress-annotations", "The same for keys of annotations of Ingresses; * is any part.", "*");
    private static readonly Option<string> PriorityClasses =
        Flags.Text("--allowed-priority-classes", "The same for priority classes.", "*");
    private static readonly Option<string> Tolerations =
        Flags.Text("--allowed-tolerations", "The same for keys of taints that pods tolerate.", "*");

    /// <summary>All of them.</summary>
    public static IEnumerable<Option> All { get; } = [ServiceTypes, IngressAnnotations, PriorityClasses, Tolerations];

    /// <summary>What they say.</summary>
    public static InstallBounds Of(ParseResult parsed) => new()
    {
        ServiceTypes = Names(parsed.GetValue(ServiceTypes)),
        IngressAnnotations = Names(parsed.GetValue(IngressAnnotations)),
        PriorityClasses = Names(parsed.GetValue(PriorityClasses)),
        Tolerations = Names(parsed.GetValue(Tolerations)),
    };

    private static string[] Names(string? text) => text is null or Nothing
        ? []
        : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
