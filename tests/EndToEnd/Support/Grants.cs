using k8s;
using k8s.Models;

namespace PyOps.EndToEnd.Support;

/// <summary>What config/rbac grants the operator's service account, by whatever roles are bound to it.</summary>
internal static class Grants
{
    public static async Task<HashSet<Permission>> OfOperator()
    {
        var objects = new List<object>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "config", "rbac"), "*.yaml").Where(IsResource))
            objects.AddRange(await KubernetesYaml.LoadAllFromFileAsync(file));
        var bound = objects.OfType<V1ClusterRoleBinding>()
            .Where(binding => IsOurs(binding.Subjects))
            .Select(binding => binding.RoleRef.Name)
            .Concat(objects.OfType<V1RoleBinding>()
                .Where(binding => IsOurs(binding.Subjects))
                .Select(binding => binding.RoleRef.Name))
            .ToHashSet(StringComparer.Ordinal);
        var rules = objects.OfType<V1ClusterRole>().Where(role => bound.Contains(role.Name())).SelectMany(role => role.Rules)
            .Concat(objects.OfType<V1Role>().Where(role => bound.Contains(role.Name())).SelectMany(role => role.Rules));
        return [.. rules.SelectMany(Permissions)];
    }

    private static bool IsResource(string file) => Path.GetFileName(file) != "kustomization.yaml";

    private static bool IsOurs(IList<Rbacv1Subject> subjects) => subjects.Any(subject => subject.Name == "pyops-operator");

    private static IEnumerable<Permission> Permissions(V1PolicyRule rule) =>
        from apiGroup in rule.ApiGroups
        from resource in rule.Resources
        from verb in rule.Verbs
        select new Permission(apiGroup, resource, verb);
}
