using k8s;
using k8s.Models;
using PyOps.Crds.Schema;

namespace PyOps.Crds.Tests.Schema;

public class SchemaTests
{
    private static readonly V1CustomResourceDefinition crd = CrdGenerator.Build();
    private static readonly V1JSONSchemaProps root = crd.Spec.Versions[0].Schema.OpenAPIV3Schema;

    [Fact]
    public void Every_field_of_ours_has_a_description() =>
        Assert.Empty(OurTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.Name is not ("ApiVersion" or "Kind" or "Metadata"))
            .Where(property => string.IsNullOrEmpty(XmlDescriptions.Load().Of(property)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));

    [Fact]
    public void Without_CEL_no_rule_is_left() =>
        Assert.DoesNotContain(
            "x-kubernetes-validations", KubernetesJson.Serialize(CrdGenerator.Build(includeCel: false)), StringComparison.Ordinal);

    [Theory]
    [InlineData("env", "map", "name")]
    [InlineData("volumes", "map", "name")]
    [InlineData("imagePullSecrets", "map", "name")]
    [InlineData("volumeMounts", "map", "mountPath")]
    [InlineData("envFrom", "atomic", null)]
    [InlineData("command", "atomic", null)]
    [InlineData("args", "atomic", null)]
    [InlineData("health.exec", "atomic", null)]
    [InlineData("migration.command", "atomic", null)]
    [InlineData("networkPolicy.allowFrom", "atomic", null)]
    [InlineData("scheduling.tolerations", "atomic", null)]
    [InlineData("security.writablePaths", "atomic", null)]
    public void The_type_of_a_list_never_changes(string field, string type, string? key)
    {
        var list = field.Split('.').Aggregate(root.Properties["spec"], (schema, name) => schema.Properties[name]);
        Assert.Equal(type, list.XKubernetesListType);
        Assert.Equal(key, list.XKubernetesListMapKeys?.Single());
    }

    [Fact]
    public void The_schema_has_the_fields_of_this_release_and_no_other()
    {
        string[] expected =
        [
            "args", "autoscaling", "command", "disruption", "env", "envFrom", "health", "image", "imageFrom", "imagePullSecrets", "ingress",
            "init", "migration", "monitoring", "networkPolicy", "paused", "podAnnotations", "podLabels", "port",
            "replicas", "resources", "rollout", "scheduling",
            "security", "service", "serviceAccountName", "strategy", "terminationGracePeriodSeconds", "type", "volumeMounts", "volumes",
        ];
        Assert.Equal(expected, root.Properties["spec"].Properties.Keys.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> OurTypes() =>
        typeof(PythonService).Assembly.GetTypes().Where(type =>
            type.Namespace == typeof(PythonService).Namespace
                && (type == typeof(PythonService)
                    || type.Name.EndsWith("Spec", StringComparison.Ordinal)
                || type.Name.EndsWith("Status", StringComparison.Ordinal)));
}
