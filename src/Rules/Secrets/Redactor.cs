using System.Text;

namespace PyOps.Rules.Secrets;

/// <summary>
/// Hides secrets in text that others wrote: values under a secret's name, user and password in URLs and before hosts, credentials after
/// Bearer or Basic, private keys, known and random-looking tokens. It would rather hide too much. What has neither a name nor a shape
/// cannot be told from other words. Linear in time; never throws.
/// </summary>
public static class Redactor
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "***";

    private static readonly Func<string, IEnumerable<Hidden>>[] finders =
        [
            PrivateKeys.In, NamedValues.In, ValidationInputs.In, UrlCredentials.In, ConnectCredentials.In, AuthorizationSchemes.In,
            SecretShapes.In, RandomTokens.In,
        ];

    /// <summary>
    /// The text without secrets, control characters and colours. Pass all lines at once: a secret may begin on one and end on another.
    /// </summary>
    public static string Redact(string text)
    {
        var plain = PlainText.Of(text);
        var found = finders.SelectMany(find => find(plain)).OrderBy(part => part.Start);
        var shown = new StringBuilder(plain.Length);
        var at = 0;
        foreach (var part in found.Where(part => part.End > part.Start))
        {
            if (part.Start >= at)
                shown.Append(plain, at, part.Start - at).Append(Mask);
            at = Math.Max(at, part.End);
        }
        return shown.Append(plain, at, plain.Length - at).ToString();
    }
}
