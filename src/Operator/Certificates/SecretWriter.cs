using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Writes one of the Secrets, only when it still is what the decision was about: a 409 otherwise. A merge patch takes keys away, too,
/// whoever wrote them.
/// </summary>
internal sealed class SecretWriter(IKubernetes client, CertificateOptions options)
{
    private const string FieldManager = BundleWriter.FieldManager;

    /// <summary>Takes a step that is one in a Secret.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">What it was decided on.</param>
    /// <param name="live">The Secret that it is a step in, as that was read; null when there is none.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task WriteAsync(Step step, Situation now, V1Secret? live, CancellationToken cancellation)
    {
        var (data, annotations) = SecretChanges.Of(step, now);
        if (live is null)
            await CreateAsync(step.IsInLeafSecret ? options.Secret : options.AuthoritySecret, data, annotations, cancellation);
        else
            await PatchAsync(live, data, annotations, cancellation);
    }

    private async Task CreateAsync(string name, JsonObject data, JsonObject annotations, CancellationToken cancellation)
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
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
            name: live.Metadata.Name, namespaceParameter: options.Namespace,
            fieldManager: FieldManager, cancellationToken: cancellation);
    }
}
