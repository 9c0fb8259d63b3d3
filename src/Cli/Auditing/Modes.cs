using System.Text.Json;
using PyOps.Cli.Output;
using PyOps.Hosting.Watching;
using PyOps.Rules.Checks;

namespace PyOps.Cli.Auditing;

/// <summary>The modes of namespaces.</summary>
/// <param name="options">What the audit was asked for.</param>
/// <param name="own">What namespaces say of themselves.</param>
internal sealed class Modes(AuditOptions options, IReadOnlyDictionary<string, Effect> own)
{
    private const string Label = "pyops.dev/mode";

    /// <summary>A namespace's mode. One that says none, or none that is known, has the default.</summary>
    public Effect Of(string ns) => options.AsMode ?? own.GetValueOrDefault(ns, options.DefaultMode);

    /// <summary>Reads the labels, of one namespace or of all.</summary>
    public static async Task<Modes> Read(ClusterReader reader, AuditOptions options, List<string> problems)
    {
        var own = new Dictionary<string, Effect>(StringComparer.Ordinal);
        if (options.Namespace is { } ns)
        {
            var before = problems.Count;
            using var document = await reader.Get($"api/v1/namespaces/{Uri.EscapeDataString(ns)}", $"the mode of namespace {ns}");
            if (document is not null)
                Take(document.RootElement, own);
            else if (problems.Count == before)
                problems.Add($"there is no namespace {ns}");
            return new(options, own);
        }
        await foreach (var item in reader.List(new("Namespace", "namespaces", "v1"), null))
        {
            using var document = JsonElements.Parse(item);
            Take(document.RootElement, own);
        }
        return new(options, own);
    }

    private static void Take(JsonElement item, Dictionary<string, Effect> own)
    {
        var metadata = item.Member("metadata");
        if (metadata.Text("name") is { } name
            && metadata.Member("labels").Text(Label) is { } mode
            && Words.Effects.Contains(mode, StringComparer.Ordinal))
            own[name] = Words.EffectOf(mode);
    }
}
