using System.Reflection;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.Crds.Tests.Desired;

public class ChildPermissionTests
{
    private static readonly ClusterFacts Facts = new(NativeSleep: true, "init:1");

    // The least there is: what it has not must be removable from a service that had more.
    private static readonly CompletedService Least = Defaults.Complete(new PythonService
    {
        Metadata = new V1ObjectMeta { Name = "least", NamespaceProperty = "web", Uid = "u1" },
        Spec = new PythonServiceSpec { Image = "shop:1", Command = ["celery"], Type = ServiceTypes.Worker, Replicas = 1 },
    });

    public static TheoryData<string> Kinds { get; } = [.. ChildTable.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_operator_may_do_with_each_child_what_it_does_with_it(string name)
    {
        var kind = ChildTable.All.Single(kind => kind.Name == name);
        var (entity, isBuilt) = kind.Use(new Built());

        // Server-side apply needs create beside patch; get is the look before the first apply.
        string[] needed = [.. (string[])["get", "list", "watch", "create", "patch"], .. isBuilt ? [] : (string[])["delete"]];
        Assert.Subset(Allowed(entity.Group, entity.PluralName), needed.ToHashSet());
    }

    private static HashSet<string> Allowed(string group, string plural)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "config/rbac/operator-role.yaml"));
        var role = KubernetesYaml.Deserialize<V1ClusterRole>(text);
        var rules = role.Rules.Where(rule => rule.ApiGroups.Contains(group) && rule.Resources.Contains(plural));
        return [.. rules.SelectMany(rule => rule.Verbs)];
    }

    private sealed class Built : IChildUse<(KubernetesEntityAttribute Entity, bool IsBuilt)>
    {
        public (KubernetesEntityAttribute Entity, bool IsBuilt) Visit<T>(Child<T> kind)
            where T : class, IKubernetesObject<V1ObjectMeta> => (
            typeof(T).GetCustomAttribute<KubernetesEntityAttribute>()!,
            kind.Build(Least, new ServicePods(PodTemplateBuilder.Build(Least, Facts)), Facts) is not null);
    }
}
