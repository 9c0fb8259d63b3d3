using System.Reflection;
using k8s.Models;

namespace PyOps.Crds.Schema;

/// <summary>Makes the CustomResourceDefinition of PythonService from its C# types. What config/crd holds is this.</summary>
public static class CrdGenerator
{
    /// <summary>Longest name: revisions, pods and Jobs are named after it and have 63 characters.</summary>
    public const int MaxNameLength = 50;

    // The API server appends five characters to a generateName.
    private const int MaxGenerateNameLength = MaxNameLength - 5;

    /// <summary>The definition, ready to be applied.</summary>
    /// <param name="includeCel">
    /// False leaves the CEL rules out, for servers before 1.25, which ignore them, and kubectl against those, which refuses them.
    /// </param>
    /// <exception cref="FileNotFoundException">The assembly's documentation file, source of the descriptions, is not beside it.</exception>
    public static V1CustomResourceDefinition Build(bool includeCel = true)
    {
        var schema = Schema(XmlDescriptions.Load().Of);
        if (!includeCel)
            RemoveRules(schema);
        return new()
        {
            ApiVersion = $"{V1CustomResourceDefinition.KubeGroup}/{V1CustomResourceDefinition.KubeApiVersion}",
            Kind = V1CustomResourceDefinition.KubeKind,
            Metadata = new() { Name = $"{PythonService.PluralName}.{ApiNames.Group}" },
            Spec = new()
            {
                Group = ApiNames.Group,
                Scope = "Namespaced",
                Names = new()
                {
                    Kind = PythonService.KindName,
                    ListKind = PythonService.KindName + "List",
                    Plural = PythonService.PluralName,
                    Singular = "pythonservice",
                    ShortNames = ["pysvc"],
                    Categories = ["pyops"],
                },
                Versions = [Version(schema)],
            },
        };
    }

    /// <summary>The schema of a PythonService; without descriptions when <paramref name="describe"/> gives none.</summary>
    internal static V1JSONSchemaProps Schema(Func<MemberInfo, string?> describe)
    {
        var schema = new SchemaBuilder(describe).Object(typeof(PythonService));
        // The server knows the type's own fields, and takes no other bounds on metadata than these.
        schema.Properties.Remove("apiVersion");
        schema.Properties.Remove("kind");
        schema.Properties["metadata"] = new()
        {
            Type = "object",
            Properties = new Dictionary<string, V1JSONSchemaProps>(StringComparer.Ordinal)
            {
                ["name"] = new() { Type = "string", MaxLength = MaxNameLength },
                ["generateName"] = new() { Type = "string", MaxLength = MaxGenerateNameLength },
            },
        };
        var spec = schema.Properties["spec"];
        schema.XKubernetesValidations = [.. schema.XKubernetesValidations, TextRules.OnCreate];
        spec.XKubernetesValidations = [.. spec.XKubernetesValidations, TextRules.OnUpdate];
        return schema;
    }

    private static V1CustomResourceDefinitionVersion Version(V1JSONSchemaProps schema) => new()
    {
        Name = ApiNames.Version,
        Served = true,
        Storage = true,
        Subresources = new()
        {
            Status = new(),
            Scale = new()
            {
                SpecReplicasPath = ".spec.replicas",
                StatusReplicasPath = ".status.replicas",
                LabelSelectorPath = ".status.selector",
            },
        },
        AdditionalPrinterColumns =
        [
            Column("Image", ".status.image.reference"),
            Column("Ready", ".status.ready"),
            Column("Status", ".status.conditions[?(@.type==\"Ready\")].reason"),
            Column("URL", ".status.url", wide: true),
            Column("Running", ".status.image.running", wide: true),
            Column("Message", ".status.conditions[?(@.type==\"Ready\")].message", wide: true),
            new() { Name = "Age", Type = "date", JsonPath = ".metadata.creationTimestamp" },
        ],
        Schema = new() { OpenAPIV3Schema = schema },
    };

    /// <summary>A column of text.</summary>
    internal static V1CustomResourceColumnDefinition Column(string name, string path, bool wide = false) =>
        new() { Name = name, Type = "string", JsonPath = path, Priority = wide ? 1 : null };

    /// <summary>Takes out all CEL rules.</summary>
    internal static void RemoveRules(V1JSONSchemaProps schema)
    {
        schema.XKubernetesValidations = null;
        foreach (var inner in SchemaTree.Children(schema))
            RemoveRules(inner.Schema);
    }
}
