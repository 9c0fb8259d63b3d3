using System.Reflection;
using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Schema;

/// <summary>Makes the CustomResourceDefinition of RuntimePolicy from its C# types and the catalogue of rules.</summary>
public static class PolicyCrd
{
    /// <summary>The definition, ready to be applied.</summary>
    /// <param name="includeCel">False leaves the CEL rules out, for servers before 1.25.</param>
    /// <exception cref="FileNotFoundException">The assembly's documentation file, source of the descriptions, is not beside it.</exception>
    public static V1CustomResourceDefinition Build(bool includeCel = true)
    {
        var schema = Schema(XmlDescriptions.Load().Of);
        if (!includeCel)
            CrdGenerator.RemoveRules(schema);
        return new()
        {
            ApiVersion = $"{V1CustomResourceDefinition.KubeGroup}/{V1CustomResourceDefinition.KubeApiVersion}",
            Kind = V1CustomResourceDefinition.KubeKind,
            Metadata = new() { Name = $"{RuntimePolicy.PluralName}.{ApiNames.Group}" },
            Spec = new()
            {
                Group = ApiNames.Group,
                Scope = "Cluster",
                Names = new()
                {
                    Kind = RuntimePolicy.KindName,
                    ListKind = RuntimePolicy.KindName + "List",
                    Plural = RuntimePolicy.PluralName,
                    Singular = "runtimepolicy",
                    ShortNames = ["rtp"],
                    Categories = ["pyops"],
                },
                Versions = [Version(schema)],
            },
        };
    }

    /// <summary>The schema of a RuntimePolicy; without descriptions when <paramref name="describe"/> gives none.</summary>
    internal static V1JSONSchemaProps Schema(Func<MemberInfo, string?> describe)
    {
        var schema = new SchemaBuilder(describe).Object(typeof(RuntimePolicy));
        schema.Properties.Remove("apiVersion");
        schema.Properties.Remove("kind");
        schema.Properties["metadata"] = new()
        {
            Type = "object",
            Properties = new Dictionary<string, V1JSONSchemaProps>(StringComparer.Ordinal)
            {
                ["name"] = new() { Type = "string", EnumProperty = [PolicyReader.PolicyName] },
            },
        };
        var spec = schema.Properties["spec"].Properties;
        NameRules(spec["rules"]);
        OneOf((V1JSONSchemaProps)spec["rules"].AdditionalProperties, Enum.GetNames<Effect>().Reverse());
        var exemption = (V1JSONSchemaProps)spec["exemptions"].Items;
        exemption.XKubernetesValidations = [.. exemption.XKubernetesValidations, .. ControllerRules.All];
        var exempted = exemption.Properties["rules"];
        exempted.MinItems = 1;
        OneOf((V1JSONSchemaProps)exempted.Items, Ids());
        return schema;
    }

    // A schema cannot say what a map's keys may be.
    private static void NameRules(V1JSONSchemaProps rules)
    {
        var known = $"[{string.Join(", ", Ids().Select(id => $"'{id}'"))}]";
        var message = $"spec.rules: {{one}} {Nearest.None("rule", Ids())}";
        rules.XKubernetesValidations = [RuleMessage.Rule($"self.all(id, id in {known})", message, $"self.filter(id, !(id in {known}))[0]")];
    }

    private static void OneOf(V1JSONSchemaProps text, IEnumerable<string> values) =>
        (text.EnumProperty, text.MaxLength) = ([.. values], null);

    private static IEnumerable<string> Ids() => Catalogue.All.Select(rule => rule.Id);

    private static V1CustomResourceDefinitionVersion Version(V1JSONSchemaProps schema) => new()
    {
        Name = ApiNames.Version,
        Served = true,
        Storage = true,
        Subresources = new() { Status = new() },
        AdditionalPrinterColumns =
        [
            CrdGenerator.Column("Accepted", ".status.conditions[?(@.type==\"Accepted\")].status"),
            CrdGenerator.Column("Message", ".status.conditions[?(@.type==\"Accepted\")].message", wide: true),
            new() { Name = "Age", Type = "date", JsonPath = ".metadata.creationTimestamp" },
        ],
        Schema = new() { OpenAPIV3Schema = schema },
    };
}
