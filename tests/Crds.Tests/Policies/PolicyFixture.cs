using System.Text.Json.Nodes;
using PyOps.Crds.Tests.Fixtures;

namespace PyOps.Crds.Tests.Policies;

/// <summary>
/// One document of policies.yaml: a <c>case</c>, a <c>spec</c>, perhaps a <c>name</c>, and the <c>errors</c> that are expected.
/// </summary>
internal sealed record PolicyFixture(JsonObject Object, IReadOnlyList<PolicyFixture.Error> Errors)
{
    private static readonly SortedDictionary<string, PolicyFixture> all = Load();

    public static TheoryData<string> Names => [.. all.Keys];

    public static IEnumerable<PolicyFixture> All => all.Values;

    public static PolicyFixture Get(string name) => all[name];

    /// <param name="Field">The field that the reader names.</param>
    /// <param name="Says">Part of the reader's message.</param>
    /// <param name="By">Who finds it first; the reader finds it too.</param>
    /// <param name="At">The field that the schema names, where it is another.</param>
    internal sealed record Error(string Field, string Says, Judge By, string At);

    private static SortedDictionary<string, PolicyFixture> Load()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Policies", "policies.yaml"));
        return new(PlainYaml.Documents(text).ToDictionary(document => (string)document["case"]!, Read), StringComparer.Ordinal);
    }

    private static PolicyFixture Read(JsonObject document)
    {
        var policy = new JsonObject
        {
            ["apiVersion"] = ApiNames.ApiVersion,
            ["kind"] = RuntimePolicy.KindName,
            ["metadata"] = new JsonObject { ["name"] = (string?)document["name"] ?? "default" },
            ["spec"] = document["spec"]!.DeepClone(),
        };
        var errors = (document["errors"]?.AsArray() ?? []).Select(error => new Error(
            (string)error!["field"]!,
            (string)error["says"]!,
            Enum.Parse<Judge>((string)error["by"]!, ignoreCase: true),
            (string?)error["at"] ?? (string)error["field"]!));
        return new(policy, [.. errors]);
    }
}
