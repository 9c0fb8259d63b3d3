using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Keeps the webhook's certificates good: looks at Secrets, configuration and pods, decides on one step and takes it. It remembers nothing
/// that a step depends on, so that the next leader goes on wherever this one ended.
/// </summary>
internal sealed class CertificateReconciler(
    Informer<V1ValidatingWebhookConfiguration> configurations, Informer<V1Secret> authorities, Informer<V1Secret> secrets,
    Informer<V1Pod> pods, IKubernetes client, CertificateOptions options, EventRecorder events, CertificateMetrics metrics, ILogger logger,
    TimeProvider time)
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(1);

    private readonly CertificatePolicy policy = new();
    private readonly BundleWriter bundles = new(client);
    private string? said;

    /// <summary>One step; see <see cref="Reconciler"/> for the contract.</summary>
    public async Task<ReconcileResult> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        var (authority, leaf) = (authorities.Get(options.AuthorityKey), secrets.Get(key));
        var configuration = configurations.Get(new(string.Empty, options.Configuration));
        var now = new Situation
        {
            Secret = SecretContents.Of(authority, leaf),
            Bundles = configuration is null ? null : [.. (configuration.Webhooks ?? []).Select(webhook => webhook.ClientConfig?.CaBundle)],
            Pods = await WebhookPods.AskAsync(pods.List(), options.Host, cancellation),
            Names = options.Names,
            Now = time.GetUtcNow(),
            Policy = policy,
        };
        var step = CertificateDecision.Decide(now);
        metrics.Waiting(now.Secret.Leaf.Pair is null ? 0 : now.Waiting.Count);
        Say(step);
        if (step.Kind is StepKind.Wait or StepKind.Rest)
            return new ReconcileResult(step.After);
        await TakeAsync(step, now, (authority, leaf), configuration, cancellation);
        metrics.Took(step.Kind);
        Tell(step, (authority, leaf), configuration);
        return new ReconcileResult(soon);
    }

    private async Task TakeAsync(
        Step step, Situation now, (V1Secret? Authority, V1Secret? Leaf) secrets, V1ValidatingWebhookConfiguration? configuration,
        CancellationToken cancellation)
    {
        var writer = new SecretWriter(client, options);
        if (step.Kind is not StepKind.Trust)
        {
            await writer.WriteAsync(step, now, step.IsInLeafSecret ? secrets.Leaf : secrets.Authority, cancellation);
            return;
        }

        // A store that lags must not have us drop an authority that a Secret has just got, or that signed what it has just got: what
        // cannot be undone is looked at once more.
        foreach (var (key, seen) in new[] { (options.AuthorityKey, secrets.Authority), (options.SecretKey, secrets.Leaf) })
        {
            if (await VersionAsync(key, cancellation) != seen?.Metadata.ResourceVersion)
                throw new StaleObjectException($"Secret {key} has changed since it was looked at");
        }
        await bundles.WriteAsync(configuration!, step.Authorities, cancellation);
    }

    private async Task<string?> VersionAsync(NamespacedName key, CancellationToken cancellation)
    {
        try
        {
            var current = await client.CoreV1.ReadNamespacedSecretAsync(
                name: key.Name, namespaceParameter: key.Namespace, cancellationToken: cancellation);
            return current.Metadata.ResourceVersion;
        }
        catch (HttpOperationException absent) when (absent.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // The same again is no news.
    private void Say(Step step)
    {
        var text = $"{step.Kind}: {step.Reason}";
        if (text == said)
            return;
        said = text;
        logger.LogInformation("Certificates of {Service}: {Step}: {Reason}", options.Service, step.Kind, step.Reason);
    }

    private void Tell(
        Step step, (V1Secret? Authority, V1Secret? Leaf) secrets, V1ValidatingWebhookConfiguration? configuration)
    {
        if (CertificateNews.Of(step, isFirst: secrets is (null, null)) is not { } news)
            return;
        var (secret, key) = step.IsInLeafSecret ? (secrets.Leaf, options.SecretKey) : (secrets.Authority, options.AuthorityKey);
        IKubernetesObject<V1ObjectMeta> about = step.Kind is StepKind.Trust ? configuration! : secret ?? new V1Secret
        {
            ApiVersion = V1Secret.KubeApiVersion,
            Kind = V1Secret.KubeKind,
            Metadata = new V1ObjectMeta { Name = key.Name, NamespaceProperty = key.Namespace },
        };
        events.Record(about, news.Kind, news.Reason, action: "KeepCertificates", news.Note);
    }
}
