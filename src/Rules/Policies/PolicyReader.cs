using System.Text;
using System.Text.Json;
using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>Reads a RuntimePolicy from JSON, for webhook, command line and operator alike. No input makes it throw.</summary>
/// <remarks>A field that nobody knows is an error: a misspelt <c>namespaces</c> would exempt more than was meant.</remarks>
public static class PolicyReader
{
    /// <summary>The one name that a policy has.</summary>
    public const string PolicyName = "default";

    /// <summary>Longest input, in bytes: as much as etcd takes.</summary>
    public const int MaxBytes = 1536 * 1024;

    private const string ApiVersion = "pyops.dev/v1alpha1";
    private const string Kind = "RuntimePolicy";
    private const int MaxPort = 65535;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads the spec of a RuntimePolicy; every problem is told, not the first alone.</summary>
    /// <param name="json">UTF-8, perhaps with a byte order mark.</param>
    public static PolicyReading Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
            return new(null, [new("", $"more than {MaxBytes / 1024} KiB")]);
        if (json.Span.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return new(null, [new("", $"not JSON, or a field is written twice: {problem.Message}")]);
        }
    }

    private static PolicyReading Read(JsonElement document)
    {
        var errors = new List<PolicyError>();
        var root = new PolicyField(document, "", errors);
        root.Known("apiVersion", "kind", "metadata", "spec", "status");
        if (root.Get("apiVersion")?.Text(253) is not ApiVersion || root.Get("kind")?.Text(253) is not Kind)
            root.Error($"no {Kind} of {ApiVersion}");
        if (root.Get("metadata")?.Get("name")?.Text(253) is not PolicyName)
            errors.Add(new("metadata.name", $"only the policy of the name {PolicyName} counts; call it so"));
        var policy = root.Get("spec") is { } spec ? Spec(spec) : Policy.Default;
        return new(errors is [] ? policy : null, errors);
    }

    private static Policy Spec(PolicyField spec)
    {
        spec.Known("rules", "parameters", "templates", "exemptions");
        return new()
        {
            Rules = spec.Get("rules") is { } rules ? Rules(rules) : [],
            Parameters = spec.Get("parameters") is { } parameters ? Parameters(parameters) : Checks.Parameters.Default,
            Templates = spec.Get("templates")?.OneOf(Effect.Enforce, Effect.Warn, Effect.Disabled) ?? Policy.Default.Templates,
            Exemptions = spec.Get("exemptions") is { } exemptions ? Exemptions(exemptions) : [],
        };
    }

    private static Dictionary<Rule, Effect> Rules(PolicyField rules)
    {
        var effects = new Dictionary<Rule, Effect>();
        foreach (var (id, action) in rules.Fields(PolicyLimits.Rules))
        {
            if (Catalogue.Find(id) is not { } rule)
                action.Error(Nearest.Unknown("rule", id, [.. Catalogue.All.Select(known => known.Id)]));
            else if (action.OneOf(Effect.Enforce, Effect.Warn, Effect.Audit, Effect.Disabled) is { } effect)
                effects[rule] = effect;
        }
        return effects;
    }

    private static Parameters Parameters(PolicyField parameters)
    {
        parameters.Known("minPort", "allowedCapabilities");
        return new()
        {
            MinPort = parameters.Get("minPort")?.Number(1, MaxPort) ?? Checks.Parameters.Default.MinPort,
            AllowedCapabilities = parameters.Get("allowedCapabilities") is { } list
                ? [.. list.Items(PolicyLimits.Capabilities).Select(Capability).OfType<string>()]
                : [],
        };
    }

    // Kubernetes compares the text, which is without CAP_.
    private static string? Capability(PolicyField item)
    {
        var text = item.Text(PolicyLimits.Word);
        if (text is null || (text is [>= 'A' and <= 'Z', ..] and not "ALL" && !text.StartsWith("CAP_", StringComparison.Ordinal)
            && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_')))
            return text;
        item.Error($"{Show.Quoted(text)} {PolicyFixes.Capability}");
        return null;
    }

    private static Exemption[] Exemptions(PolicyField list)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        List<Exemption> exemptions = [];
        foreach (var item in list.Items(PolicyLimits.Exemptions))
        {
            var exemption = ExemptionReader.Read(item);
            if (exemption.Name.Length > 0 && !names.Add(exemption.Name))
                item.Error($"there is another exemption {Show.Quoted(exemption.Name)}; give it a name of its own");
            exemptions.Add(exemption);
        }
        return [.. exemptions];
    }
}
