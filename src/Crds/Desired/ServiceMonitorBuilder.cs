using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The ServiceMonitor, which tells the Prometheus operator where metrics are.</summary>
public static class ServiceMonitorBuilder
{
    /// <summary>Builds the monitor, or null when the spec has none.</summary>
    /// <param name="service">A completed service.</param>
    public static ServiceMonitor? Build(CompletedService service)
    {
        if (service.MetricsPath is not { } path)
            return null;
        var monitor = new ServiceMonitor
        {
            Metadata = ObjectMeta.Child(service),
            Spec = new ServiceMonitorSpec
            {
                Selector = new V1LabelSelector { MatchLabels = ObjectMeta.Selector(service) },
                Endpoints = [new ServiceMonitorEndpoint { Port = ApiNames.PortName, Path = path }],
            },
        };
        return monitor.Initialize();
    }
}
