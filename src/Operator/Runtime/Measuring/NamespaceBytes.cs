using Prometheus;

namespace PyOps.Operator.Runtime.Measuring;

/// <summary>
/// Whose objects are large, for whoever has to find out why memory is short. Of namespaces there may be any number, and so only those with
/// most are named.
/// </summary>
internal sealed class NamespaceBytes
{
    private const int Named = 20;

    // All others together, and what is in no namespace.
    private const string Rest = "";
    private readonly List<Func<IReadOnlyDictionary<string, long>>> stores = [];
    private readonly Gauge gauge;

    /// <summary>Shows it on a registry whenever that is collected.</summary>
    public NamespaceBytes(MetricFactory factory, CollectorRegistry registry)
    {
        gauge = factory.CreateGauge(
            "pyops_informer_bytes",
            $"Bytes of the objects that are followed, as JSON: of the {Named} namespaces with most, and of the rest without a name.",
            ["namespace"]);
        gauge.WithLabels(Rest);
        registry.AddBeforeCollectCallback(Show);
    }

    /// <summary>Counts what a store holds, by namespace.</summary>
    public void Add(Func<IReadOnlyDictionary<string, long>> store) => stores.Add(store);

    private void Show()
    {
        var all = stores.SelectMany(store => store())
            .GroupBy(held => held.Key, held => held.Value, StringComparer.Ordinal)
            .Select(held => (Namespace: held.Key, Bytes: held.Sum()))
            .OrderByDescending(held => held.Bytes)
            .ToList();
        var named = all.Where(held => held.Namespace != Rest).Take(Named).ToDictionary(StringComparer.Ordinal);
        foreach (var gone in gauge.GetAllLabelValues().Where(labels => labels[0] != Rest && !named.ContainsKey(labels[0])).ToList())
            gauge.RemoveLabelled(gone);
        foreach (var (ns, bytes) in named)
            gauge.WithLabels(ns).Set(bytes);
        gauge.WithLabels(Rest).Set(all.Sum(held => held.Bytes) - named.Values.Sum());
    }
}
