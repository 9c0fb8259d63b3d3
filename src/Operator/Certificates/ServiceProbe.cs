using k8s;
using k8s.Autorest;
using k8s.Models;
using PyOps.Hosting.Health;
using PyOps.Hosting.Trust;
using PyOps.Operator.Runtime.Caching;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Looks at the webhook as an API server does: through its Service, trusting the caBundle. Every replica looks, whoever writes the
/// certificates, every second until it is good once, and then twice a minute for the metrics.
/// </summary>
internal sealed class ServiceProbe(
    Informer<V1ValidatingWebhookConfiguration> configurations, IKubernetes client, CertificateOptions options,
    CertificateMetrics metrics, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan untilGood = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan onceGood = TimeSpan.FromSeconds(30);

    private volatile string? problem = "not looked at yet";

    /// <summary>For readiness: what an API server would say.</summary>
    public HealthCheck Answers => new("webhook", () => problem);

    /// <summary>Looks until cancelled; returns then without an exception.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var before = problem;
                problem = await LookAsync(cancellation);
                metrics.Verified(problem is null);
                if (problem != before)
                {
                    logger.Log(
                        problem is null ? LogLevel.Information : LogLevel.Warning,
                        "Webhook: {State}", problem ?? "it answers, and API servers accept it");
                }
                await Task.Delay(problem is null ? onceGood : untilGood, time, cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return; // Whatever breaks off while we stop is the stop.
            }
        }
    }

    private async Task<string?> LookAsync(CancellationToken cancellation)
    {
        if (configurations.Get(new(string.Empty, options.Configuration)) is not { } configuration)
            return $"there is no ValidatingWebhookConfiguration {options.Configuration}";
        var bundles = (configuration.Webhooks ?? []).Select(webhook => webhook.ClientConfig?.CaBundle).ToList();
        if (bundles.Count == 0 || bundles.Exists(bundle => bundle is not { Length: > 0 }))
            return $"ValidatingWebhookConfiguration {options.Configuration} has no caBundle yet";
        var (service, failure) = await FindAsync(cancellation);
        if (service is null)
            return failure;
        var port = service.Spec.Ports.FirstOrDefault()?.Port ?? 443;
        var (presented, silence) = await TlsDial.AskAsync(service.Spec.ClusterIP, port, options.Host, cancellation);
        if (presented is null)
            return $"Service {options.Service} does not answer: {silence}";
        var trusted = bundles.Select(Bundle.Read).ToList();
        metrics.Seen(presented.Leaf, trusted.SelectMany(authorities => authorities));
        var doubts = trusted
            .Select(authorities => Chains.Problem(presented, options.Host, authorities))
            .FirstOrDefault(doubt => doubt is not null);
        return doubts is null ? null : $"API servers refuse what Service {options.Service} presents: {doubts}";
    }

    private async Task<(V1Service? Service, string? Problem)> FindAsync(CancellationToken cancellation)
    {
        try
        {
            var service = await client.CoreV1.ReadNamespacedServiceAsync(
                name: options.Service, namespaceParameter: options.Namespace, cancellationToken: cancellation);
            return string.IsNullOrEmpty(service.Spec.ClusterIP) || service.Spec.ClusterIP == "None"
                ? (null, $"Service {options.Service} has no address of its own; API servers need one")
                : (service, null);
        }
        catch (Exception failure) when (failure is HttpOperationException or HttpRequestException or IOException or TaskCanceledException
            && !cancellation.IsCancellationRequested)
        {
            var words = (failure as HttpOperationException)?.Response.Content ?? failure.Message;
            return (null, $"Service {options.Service} cannot be read: {words}");
        }
    }
}
