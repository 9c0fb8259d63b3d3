using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Runtime.Applying;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Services.Writing;

/// <summary>
/// Puts the variables of our containers into their order: $(PORT) means something only in variables that come later. For old
/// servers alone, see <see cref="OlderServers"/>, whose server-side apply appends what is new; what an apply is still to add
/// is put in its place the next time, which is a roll-out of its own. Nobody owns an order: the patch changes no owner.
/// </summary>
internal sealed class EnvOrder(IKubernetes client)
{
    private readonly ApplyRequest request = new(client);

    /// <summary>Restores the order, ours first and as intended. Returns the Deployment as it is then.</summary>
    /// <param name="intent">The Deployment as it shall be.</param>
    /// <param name="live">The Deployment that is there and ours.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<V1Deployment> RestoreAsync(V1Deployment intent, V1Deployment live, CancellationToken cancellation)
    {
        JsonObject[] operations = [.. Operations(intent.Spec.Template.Spec, live.Spec.Template.Spec)];
        return operations is [] ? live : await request.PatchAsync(live, operations, ApiNames.FieldManager, cancellation);
    }

    private static IEnumerable<JsonObject> Operations(V1PodSpec intent, V1PodSpec live)
    {
        foreach (var (index, there) in live.Containers.Index())
        {
            var wanted = intent.Containers.FirstOrDefault(container => container.Name == there.Name)?.Env ?? [];
            var ours = wanted.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
            List<V1EnvVar> now = [.. there.Env ?? []];
            var inOrder = now.Where(variable => ours.Contains(variable.Name)).Select(variable => variable.Name);
            // Some are still to be applied, or one is there twice: an apply sees to it, and what follows it to the order.
            if (inOrder.Count() != wanted.Count || inOrder.SequenceEqual(wanted.Select(variable => variable.Name), StringComparer.Ordinal))
                continue;
            var sorted = wanted.Select(variable => now.Find(one => one.Name == variable.Name)).OfType<V1EnvVar>()
                .Concat(now.Where(variable => !ours.Contains(variable.Name)));
            yield return new JsonObject
            {
                ["op"] = "replace",
                ["path"] = $"/spec/template/spec/containers/{index}/env",
                ["value"] = new JsonArray([.. sorted.Select(CanonicalJson.Of)]),
            };
        }
    }
}
