using System.Text;
using PyOps.Rules;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Tests.Schema;

/// <summary>Writes the last part of docs/practices.md: a paragraph a rule, under its id, where messages lead to.</summary>
internal static class RuleReference
{
    private const string Heading = "\n### ";

    /// <summary>The document with the paragraphs of today's catalogue; what stands before the first of them is written by hand.</summary>
    public static string Write(string document)
    {
        var text = new StringBuilder(document.Split(Heading, 2)[0]);
        foreach (var rule in Catalogue.All)
        {
            text.Append(Heading).Append(rule.Id).Append("\n\n")
                .Append("**").Append(rule.Title).Append(".** ").Append(rule.Why).Append(' ').Append(rule.Fix)
                .Append(" (").Append(Practice(rule)).Append("; ").Append(rule.Default).Append(")\n");
        }
        return text.ToString();
    }

    private static string Practice(Rule rule) =>
        char.IsDigit(rule.Practice[0]) ? $"handbook {rule.Practice}"
        : rule.Practice.StartsWith("beyond", StringComparison.Ordinal) ? rule.Practice
        : $"Pod Security Standards: {rule.Practice}";
}
