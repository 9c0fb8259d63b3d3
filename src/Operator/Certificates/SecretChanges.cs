using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Certificates;

/// <summary>What steps are in the Secrets: new keys and certificates apart, nothing here is by chance, and nothing is sent.</summary>
internal static class SecretChanges
{
    private static readonly string[] nextKeys = ["ca-next.crt", "ca-next.key"];
    private static readonly string[] authorityKeys = ["ca.crt", "ca.key", .. nextKeys];

    // With a new authority a request for one is fulfilled, and nobody has been seen to trust it.
    private static readonly string[] beginning = [SecretContents.RotateAnnotation, SecretContents.TrustedAnnotation];

    /// <summary>What a step changes in its Secret: keys of the data, in Base64, and annotations; null takes one away.</summary>
    public static (JsonObject Data, JsonObject Annotations) Of(Step step, Situation now)
    {
        switch (step.Kind)
        {
            case StepKind.Renew:
                return (With(Pair("ca", CertificateMaker.Authority(now.Policy, now.Now)), Without(nextKeys)), Without(beginning));
            case StepKind.WriteLeaf:
                var signer = (step.ByNext ? now.Secret.Next! : now.Secret.Authority).Pair!;
                // Versions before this one kept the authority there, too.
                var isAskedFor = now.Secret.LeafRequest == SecretContents.OfLeaf;
                return (With(Leaf(signer, now), Without(authorityKeys)), isAskedFor ? Without(SecretContents.RotateAnnotation) : []);
            case StepKind.PrepareAuthority:
                return (Pair("ca-next", CertificateMaker.Authority(now.Policy, now.Now)), Without(beginning));
            case StepKind.DropNext:
                return (Without(nextKeys), Without(SecretContents.TrustedAnnotation));
            case StepKind.Promote:
                return (With(Pair("ca", now.Secret.Next!.Pair!), Without(nextKeys)), Without(SecretContents.RotateAnnotation));
            case StepKind.NoteTrust:
                return ([], Trusted(now.Now));
            case StepKind.ForgetTrust:
                return ([], Without(SecretContents.TrustedAnnotation));
            case StepKind.Refuse or StepKind.RefuseOfLeaf:
                return ([], Without(SecretContents.RotateAnnotation));
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "no step in a Secret");
        }
    }

    private static JsonObject Trusted(DateTimeOffset since) =>
        new() { [SecretContents.TrustedAnnotation] = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };

    private static JsonObject Leaf(KeyPair authority, Situation now) =>
        Pair("tls", CertificateMaker.Leaf(authority, now.Names, now.Policy, now.Now));

    private static JsonObject Pair(string name, KeyPair pair) =>
        new() { [$"{name}.crt"] = Encoded(pair.CertificatePem), [$"{name}.key"] = Encoded(pair.Key) };

    private static JsonObject Without(params string[] names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null)));

    private static JsonObject With(params JsonObject[] parts) =>
        new(parts.SelectMany(part => part).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
