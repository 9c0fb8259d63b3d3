using k8s;
using k8s.Models;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Runtime.Events;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Runtime.Queueing;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Keeps the webhook's certificates good: looks at Secret, configuration and pods, decides on one step and takes it. It remembers nothing
/// that a step depends on, so that the next leader goes on wherever this one ended.
/// </summary>
internal sealed class CertificateReconciler(
    Informer<V1ValidatingWebhookConfiguration> configurations, Informer<V1Secret> secrets, Informer<V1Pod> pods, IKubernetes client,
    CertificateOptions options, EventRecorder events, CertificateMetrics metrics, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(1);

    private readonly CertificatePolicy policy = new();
    private readonly BundleWriter bundles = new(client);
    private string? said;

    /// <summary>One step; see <see cref="Reconciler"/> for the contract.</summary>
    public async Task<ReconcileResult> ReconcileAsync(NamespacedName key, CancellationToken cancellation)
    {
        var secret = secrets.Get(key);
        var configuration = configurations.Get(new(string.Empty, options.Configuration));
        var now = new Situation
        {
            Secret = SecretContents.Of(secret),
            Bundles = configuration is null ? null : [.. (configuration.Webhooks ?? []).Select(webhook => webhook.ClientConfig?.CaBundle)],
            Pods = await WebhookPods.AskAsync(pods.List(), options.Host, cancellation),
            Names = options.Names,
            Now = time.GetUtcNow(),
            Policy = policy,
        };
        var step = CertificateDecision.Decide(now);
        metrics.Waiting(now.Secret?.Leaf.Pair is null ? 0 : now.Waiting.Count);
        Say(step);
        if (step.Kind is StepKind.Wait or StepKind.Rest)
            return new ReconcileResult(step.After);
        await TakeAsync(step, now, secret, configuration, cancellation);
        metrics.Took(step.Kind);
        Tell(step, secret, configuration);
        return new ReconcileResult(soon);
    }

    private async Task TakeAsync(
        Step step, Situation now, V1Secret? secret, V1ValidatingWebhookConfiguration? configuration, CancellationToken cancellation)
    {
        var writer = new SecretWriter(client, options, policy);
        if (step.Kind is not StepKind.Trust)
        {
            await writer.WriteAsync(step, now, secret, cancellation);
            return;
        }

        // A store that lags must not have us drop an authority that the Secret has just got: what cannot be undone is looked at once more.
        var current = await client.CoreV1.ReadNamespacedSecretAsync(
            name: options.Secret, namespaceParameter: options.Namespace, cancellationToken: cancellation);
        if (current.Metadata.ResourceVersion != secret!.Metadata.ResourceVersion)
            throw new StaleObjectException($"Secret {options.SecretKey} has changed since it was looked at");
        await bundles.WriteAsync(configuration!, step.Authorities, cancellation);
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

    private void Tell(Step step, V1Secret? secret, V1ValidatingWebhookConfiguration? configuration)
    {
        if (CertificateNews.Of(step, isFirst: secret is null) is not { } news)
            return;
        IKubernetesObject<V1ObjectMeta> about = step.Kind is StepKind.Trust ? configuration! : secret ?? new V1Secret
        {
            ApiVersion = V1Secret.KubeApiVersion,
            Kind = V1Secret.KubeKind,
            Metadata = new V1ObjectMeta { Name = options.Secret, NamespaceProperty = options.Namespace },
        };
        events.Record(about, news.Kind, news.Reason, action: "KeepCertificates", news.Note);
    }
}
