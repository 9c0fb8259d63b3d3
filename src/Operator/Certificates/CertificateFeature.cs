using PyOps.Operator.Runtime.Managing;

namespace PyOps.Operator.Certificates;

/// <summary>The webhook's certificates are looked after; without a webhook there is nothing but metrics at zero.</summary>
internal static class CertificateFeature
{
    public static void AddTo(Manager manager, CertificateOptions? options)
    {
        var metrics = new CertificateMetrics(manager.Metrics);
        if (options is null)
            return;
        var logger = manager.Logs.CreateLogger("PyOps.Certificates");
        var (configurations, _) = manager.Sources.Open(CertificateSources.Configuration(options));
        var probe = new ServiceProbe(configurations, manager.Client, options, metrics, logger, manager.Time);
        manager.Background("The look at the webhook's certificate", probe.RunAsync);
        manager.ReadyWhen(probe.Answers);
        if (!options.External)
            manager.Controller("certificates", controller => Build(controller, manager, options, metrics, logger));
    }

    private static void Build(
        ControllerBuilder controller, Manager manager, CertificateOptions options, CertificateMetrics metrics, ILogger logger)
    {
        var key = options.SecretKey;
        var configurations = controller.WokenBy(CertificateSources.Configuration(options), _ => [key]);
        var secrets = controller.WokenBy(CertificateSources.Secret(options), _ => [key]);
        var authorities = controller.WokenBy(CertificateSources.AuthoritySecret(options), _ => [key]);
        var pods = controller.WokenBy(CertificateSources.Pods(options), _ => [key]);
        var reconciler = new CertificateReconciler(
            configurations, authorities, secrets, pods, manager.Client, options, manager.Events, metrics, logger, manager.Time);
        controller.StartsWith(key);
        controller.Reconciles(reconciler.ReconcileAsync, workers: 1);
    }
}
