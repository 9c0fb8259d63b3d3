using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Applying;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Writes the caBundle into every entry of the configuration, by server-side apply of nothing else: the entries are the chart's.
/// </summary>
internal sealed class BundleWriter(IKubernetes client)
{
    /// <summary>The field manager of caBundle and Secret.</summary>
    public const string FieldManager = "pyops-certificates";

    /// <summary>Makes every entry trust these authorities, when the configuration still is what was looked at: a 409 otherwise.</summary>
    public async Task WriteAsync(
        V1ValidatingWebhookConfiguration live, IEnumerable<X509Certificate2> authorities, CancellationToken cancellation)
    {
        var bundle = Convert.ToBase64String(Bundle.Write(authorities));
        var body = new JsonObject
        {
            ["apiVersion"] = live.ApiVersion,
            ["kind"] = live.Kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = live.Metadata.Name,
                ["uid"] = live.Metadata.Uid,
                ["resourceVersion"] = live.Metadata.ResourceVersion,
            },
            ["webhooks"] = new JsonArray([.. live.Webhooks.Select(webhook => Entry(webhook.Name, bundle))]),
        };
        await new ApplyRequest(client).SendAsync(live, body, FieldManager, status: false, cancellation);
    }

    private static JsonObject Entry(string name, string bundle) =>
        new() { ["name"] = name, ["clientConfig"] = new JsonObject { ["caBundle"] = bundle } };
}
