using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Writes the Secret, only when it still is what the decision was about: a 409 otherwise. A
/// merge patch takes keys away, too, whoever wrote them.
/// </summary>
internal sealed class SecretWriter(IKubernetes client, CertificateOptions options, CertificatePolicy policy)
{
    private const string FieldManager = BundleWriter.FieldManager;

    private static readonly string[] nextKeys = ["ca-next.crt", "ca-next.key"];

    /// <summary>Takes a step that is one in the Secret.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">What it was decided on.</param>
    /// <param name="live">The Secret that this was read from.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task WriteAsync(Step step, Situation now, V1Secret? live, CancellationToken cancellation)
    {
        var (data, annotations) = Changes(step, now);
        if (live is null)
            await CreateAsync(data, annotations, cancellation);
        else
            await PatchAsync(live, data, annotations, cancellation);
    }

    private (JsonObject Data, JsonObject Annotations) Changes(Step step, Situation now)
    {
        switch (step.Kind)
        {
            case StepKind.Renew:
                var authority = CertificateMaker.Authority(policy, now.Now);
                return (
                    With(Pair("ca", authority), Without(nextKeys)),
                    With(Without(SecretContents.RotateAnnotation), Trusted(SecretContents.Pending)));
            case StepKind.WriteLeaf:
                var signer = (step.ByNext ? now.Secret!.Next! : now.Secret!.Authority).Pair!;
                return (Leaf(signer, now), With(
                    now.Secret.Request == "leaf" ? Without(SecretContents.RotateAnnotation) : [],
                    step.ByNext || now.Secret.Next is null ? Without(SecretContents.TrustedAnnotation) : []));
            case StepKind.PrepareAuthority:
                return (
                    Pair("ca-next", CertificateMaker.Authority(policy, now.Now)),
                    With(Without(SecretContents.RotateAnnotation), Trusted(SecretContents.Pending)));
            case StepKind.DropNext:
                return (Without(nextKeys), Without(SecretContents.TrustedAnnotation));
            case StepKind.Promote:
                return (
                    With(Pair("ca", now.Secret!.Next!.Pair!), Without(nextKeys)),
                    Without(SecretContents.RotateAnnotation, SecretContents.TrustedAnnotation));
            case StepKind.NoteTrust:
                return ([], Trusted(now.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
            case StepKind.ForgetTrust:
                return ([], Trusted(SecretContents.Pending));
            case StepKind.Refuse:
                return ([], Without(SecretContents.RotateAnnotation));
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "no step in the Secret");
        }
    }

    private async Task CreateAsync(JsonObject data, JsonObject annotations, CancellationToken cancellation)
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = options.Secret,
                NamespaceProperty = options.Namespace,
                Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/name"] = "pyops" },
                Annotations = annotations.Where(entry => entry.Value is not null)
                    .ToDictionary(entry => entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal),
            },
            Type = "Opaque",
            Data = data.Where(entry => entry.Value is not null)
                .ToDictionary(entry => entry.Key, entry => Convert.FromBase64String((string)entry.Value!), StringComparer.Ordinal),
        };
        await client.CoreV1.CreateNamespacedSecretAsync(
            body: secret, namespaceParameter: options.Namespace, fieldManager: FieldManager, cancellationToken: cancellation);
    }

    private async Task PatchAsync(V1Secret live, JsonObject data, JsonObject annotations, CancellationToken cancellation)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["uid"] = live.Metadata.Uid,
                ["resourceVersion"] = live.Metadata.ResourceVersion,
                ["annotations"] = annotations,
            },
            ["data"] = data,
        };
        await client.CoreV1.PatchNamespacedSecretAsync(
            body: new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
            name: options.Secret, namespaceParameter: options.Namespace,
            fieldManager: FieldManager, cancellationToken: cancellation);
    }

    private static JsonObject Trusted(string since) => new() { [SecretContents.TrustedAnnotation] = since };

    private JsonObject Leaf(KeyPair authority, Situation now) => Pair("tls", CertificateMaker.Leaf(authority, now.Names, policy, now.Now));

    private static JsonObject Pair(string name, KeyPair pair) =>
        new() { [$"{name}.crt"] = Encoded(pair.CertificatePem), [$"{name}.key"] = Encoded(pair.Key) };

    private static JsonObject Without(params string[] names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null)));

    private static JsonObject With(params JsonObject[] parts) =>
        new(parts.SelectMany(part => part).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
