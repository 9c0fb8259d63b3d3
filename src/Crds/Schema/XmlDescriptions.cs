using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PyOps.Crds.Schema;

/// <summary>
/// The summaries of the resource types, from the documentation file beside the assembly: what <c>kubectl explain</c> shows.
/// </summary>
internal sealed partial class XmlDescriptions
{
    private readonly Dictionary<string, string> summaries;

    private XmlDescriptions(Dictionary<string, string> summaries) => this.summaries = summaries;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FileNotFoundException">It is not beside the assembly, as in a trimmed publish.</exception>
    public static XmlDescriptions Load()
    {
        var path = Path.ChangeExtension(typeof(XmlDescriptions).Assembly.Location, ".xml");
        return new(XDocument.Load(path).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!), StringComparer.Ordinal));
    }

    /// <summary>The summary of a type or property of ours; null when it has none.</summary>
    public string? Of(MemberInfo member) =>
        summaries.GetValueOrDefault(member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}");

    private static string Text(XElement summary) =>
        Whitespace().Replace(string.Concat(summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
            XElement element => element.Value,
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whitespace();
}
