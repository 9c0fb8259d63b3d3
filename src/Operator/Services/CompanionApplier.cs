using k8s;
using k8s.Models;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Caching;
using PyOps.Operator.Services.Writing;

namespace PyOps.Operator.Services;

/// <summary>Brings the companions about, but for those whose kind the cluster does not serve.</summary>
internal sealed class CompanionApplier(Stores stores)
{
    /// <summary>Returns the kinds that are wanted and not served.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(ChildWriter child, Companions wanted)
    {
        var skipped = new List<string>();
        await Write(stores.Autoscalers, wanted.Autoscaler);
        await Write(stores.Budgets, wanted.Budget);
        await Write(stores.Ingresses, wanted.Ingress);
        await Write(stores.Policies, wanted.Policy);
        await Write(stores.Monitors, wanted.Monitor);
        return skipped;

        async Task Write<T>(Informer<T> store, T? intent)
            where T : class, IKubernetesObject<V1ObjectMeta>
        {
            if (store.IsServed)
                await child.WriteAsync(intent, store.Get(child.Key), notServed: Skip);
            else if (intent is not null)
                Skip();

            void Skip() => skipped.Add($"{store.Kind.Kind} ({store.Kind.ApiVersion})");
        }
    }
}
