using System.Globalization;
using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>Reads an exemption.</summary>
internal static class ExemptionReader
{
    private static readonly string[] DateForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static Exemption Read(PolicyField item)
    {
        item.Known("name", "reason", "expires", "namespaces", "users", "images", "serviceAccounts", "containers", "rules");
        var exemption = new Exemption
        {
            Name = Name(item),
            Reason = item.Required("reason", "say why")?.Text(PolicyLimits.Reason) ?? "",
            Expires = item.Get("expires") is { } expires ? Time(expires) : null,
            Namespaces = Patterns(item, "namespaces", NotAll),
            Users = Patterns(item, "users", NotAll),
            Images = Patterns(item, "images", WithRegistry),
            ServiceAccounts = Patterns(item, "serviceAccounts", static _ => null),
            Containers = Patterns(item, "containers", static _ => null),
            Rules = Rules(item),
        };
        if (item.IsObject && item.Get("namespaces")?.IsEmptyList != false && Whom(item, exemption) is { } fix)
            item.Error($"{(exemption.Name is "" ? "it" : Show.Quoted(exemption.Name))} {fix}");
        return exemption;
    }

    // By users alone.
    private static string? Whom(PolicyField item, Exemption exemption) =>
        item.Get("users")?.IsEmptyList != false ? PolicyFixes.Nobody
        : exemption.Users.Any(ControllerAccounts.AreTakenBy) ? PolicyFixes.Controllers
        : null;

    private static string Name(PolicyField item)
    {
        var field = item.Required("name", "give it a name");
        var name = field?.Text(PolicyLimits.Name) ?? "";
        if (name.Length > 0 && (name.StartsWith('-') || name.EndsWith('-') || !name.All(IsOfName)))
            field!.Error($"{Show.Quoted(name)} is no name; write lower-case letters, digits and '-'");
        return name;
    }

    private static bool IsOfName(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';

    private static DateTimeOffset? Time(PolicyField field)
    {
        if (field.Text(64) is not { } text)
            return null;
        // Z, or an offset: a time without one is another time elsewhere.
        if ((text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T'))
            && DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        field.Error($"{Show.Quoted(text)} is no time; write one such as 2027-01-01T00:00:00Z");
        return null;
    }

    private static string[] Patterns(PolicyField item, string name, Func<string, string?> problem)
    {
        if (item.Get(name) is not { } list)
            return [];
        List<string> patterns = [];
        foreach (var field in list.Items(PolicyLimits.Patterns))
        {
            if (field.Text(PolicyLimits.Pattern) is not { } pattern)
                continue;
            if (problem(pattern) is { } message)
                field.Error(message);
            patterns.Add(pattern);
        }
        return [.. patterns];
    }

    private static string? NotAll(string pattern) =>
        pattern.Trim('*').Length == 0 ? $"{Show.Quoted(pattern)} {PolicyFixes.Everybody}" : null;

    private static string? WithRegistry(string pattern)
    {
        var registry = pattern.IndexOf('/') is > 0 and var slash && slash + 1 < pattern.Length ? pattern[..slash] : "";
        return registry == "localhost" || registry.AsSpan().ContainsAny('.', ':', '*')
            ? null
            : $"{Show.Quoted(pattern)} {PolicyFixes.Registry}";
    }

    private static Rule[] Rules(PolicyField item)
    {
        List<Rule> rules = [];
        var field = item.Required("rules", "name the rules that need not be followed");
        foreach (var id in field?.Items(PolicyLimits.Rules) ?? [])
        {
            if (id.Text(PolicyLimits.Word) is not { } text)
                continue;
            if (Catalogue.Find(text) is { } rule)
                rules.Add(rule);
            else
                id.Error(Nearest.Unknown("rule", text, [.. Catalogue.All.Select(known => known.Id)]));
        }
        if (field?.IsEmptyList == true)
            field.Error("is empty; name the rules that need not be followed");
        return [.. rules];
    }
}
