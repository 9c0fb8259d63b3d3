using System.Text;
using k8s;
using k8s.Models;
using PyOps.Crds.Schema;
using PyOps.Crds.Tests.Cel;

namespace PyOps.Crds.Tests.Schema;

public class SchemaTests
{
    private const int MaxBytes = 200 * 1024;

    private static readonly V1CustomResourceDefinition crd = CrdGenerator.Build();
    private static readonly V1JSONSchemaProps root = crd.Spec.Versions[0].Schema.OpenAPIV3Schema;

    [Fact]
    public void The_definition_stays_below_200_KB_of_JSON() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(KubernetesJson.Serialize(crd)), 1, MaxBytes);

    [Fact]
    public void Every_text_list_and_map_has_a_bound() =>
        Assert.Empty(All(root).Where(entry => entry.Schema switch
        {
            { Type: "string" } s => s is { MaxLength: null, EnumProperty: null, Format: null },
            { Type: "array" } s => s.MaxItems is null,
            { AdditionalProperties: not null } s => s.MaxProperties is null,
            _ => false,
        }).Select(entry => entry.Path));

    [Fact]
    public void Every_field_of_ours_has_a_description() =>
        Assert.Empty(OurTypes().SelectMany(type => type.GetProperties()).Where(property => property.Name is not ("ApiVersion" or "Kind" or "Metadata"))
            .Where(property => string.IsNullOrEmpty(XmlDescriptions.Load().Of(property)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"));

    [Fact]
    public void Every_field_is_structural_and_nothing_keeps_unknown_fields() =>
        Assert.Empty(All(root).Where(entry => entry.Schema.XKubernetesPreserveUnknownFields is not null
            || (entry.Schema.Type is null && entry.Schema.XKubernetesIntOrString is not true)).Select(entry => entry.Path));

    [Fact]
    public void Every_key_of_a_list_is_required_in_its_items() =>
        Assert.Empty(All(root).Where(entry => entry.Schema.XKubernetesListMapKeys is { } keys
            && keys.Except(((V1JSONSchemaProps)entry.Schema.Items).Required ?? [], StringComparer.Ordinal).Any()).Select(entry => entry.Path));

    [Fact]
    public void Every_rule_says_which_field_is_wrong_and_what_to_write() =>
        Assert.All(SchemaRules.Of(root), rule => Assert.Matches("^(spec|metadata)|^a Worker has|^init tini needs", rule.Rule.Message));

    [Fact]
    public void Without_CEL_no_rule_is_left() =>
        Assert.Empty(SchemaRules.Of(CrdGenerator.Build(includeCel: false).Spec.Versions[0].Schema.OpenAPIV3Schema));

    [Theory]
    [InlineData("env", "map", "name")]
    [InlineData("volumes", "map", "name")]
    [InlineData("imagePullSecrets", "map", "name")]
    [InlineData("volumeMounts", "map", "mountPath")]
    [InlineData("envFrom", "atomic", null)]
    [InlineData("command", "atomic", null)]
    [InlineData("args", "atomic", null)]
    [InlineData("health.exec", "atomic", null)]
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
            "args", "autoscaling", "command", "disruption", "env", "envFrom", "health", "image", "imagePullSecrets", "ingress", "init",
            "monitoring", "networkPolicy", "paused", "podAnnotations", "podLabels", "port", "replicas", "resources", "rollout", "scheduling",
            "security", "service", "serviceAccountName", "strategy", "terminationGracePeriodSeconds", "type", "volumeMounts", "volumes",
        ];
        Assert.Equal(expected, root.Properties["spec"].Properties.Keys.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> OurTypes() =>
        typeof(PythonService).Assembly.GetTypes().Where(type =>
            type.Namespace == typeof(PythonService).Namespace && (type == typeof(PythonService) || type.Name.EndsWith("Spec", StringComparison.Ordinal)
                || type.Name.EndsWith("Status", StringComparison.Ordinal)));

    private static IEnumerable<(string Path, V1JSONSchemaProps Schema)> All(V1JSONSchemaProps schema, string path = "") =>
        SchemaTree.Children(schema).SelectMany(child => All(child.Schema, $"{path}.{child.Step}")).Prepend((path, schema));
}
