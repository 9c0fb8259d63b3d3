using System.Text.Json.Nodes;
using k8s;

namespace PyOps.Crds.Tests.Fixtures;

/// <summary>
/// One document of a file in this folder: a <c>case</c>, a <c>spec</c> laid over the least valid one (null removes a field), perhaps a
/// <c>name</c>, and the <c>errors</c> that are expected. <c>unreadable</c>:
/// the client's types cannot hold it, so that only a server judges it.
/// </summary>
internal sealed record Fixture(string Name, JsonObject Object, bool Unreadable, IReadOnlyList<ExpectedError> Errors)
{
    private static readonly SortedDictionary<string, Fixture> all = Load();

    /// <summary>The names of all cases, <c>file: case</c>.</summary>
    public static TheoryData<string> Names => [.. all.Keys];

    public static IEnumerable<Fixture> All => all.Values;

    public static Fixture Get(string name) => all[name];

    public PythonService Service => KubernetesJson.Deserialize<PythonService>(Object.ToJsonString());

    private static SortedDictionary<string, Fixture> Load()
    {
        var fixtures = new SortedDictionary<string, Fixture>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Fixtures"), "*.yaml"))
        {
            foreach (var document in PlainYaml.Documents(File.ReadAllText(file)))
            {
                var fixture = Read($"{Path.GetFileNameWithoutExtension(file)}: {(string)document["case"]!}", document);
                fixtures.Add(fixture.Name, fixture);
            }
        }
        return fixtures;
    }

    private static Fixture Read(string name, JsonObject document)
    {
        var spec = new JsonObject { ["image"] = "registry.example.com/web/shop:1.4.2" };
        foreach (var (field, value) in document["spec"]?.AsObject() ?? [])
        {
            spec.Remove(field);
            if (value is not null)
                spec[field] = value.DeepClone();
        }
        var service = new JsonObject
        {
            ["apiVersion"] = ApiNames.ApiVersion,
            ["kind"] = PythonService.KindName,
            ["metadata"] = new JsonObject { ["name"] = (string?)document["name"] ?? "shop" },
            ["spec"] = spec,
        };
        var errors = (document["errors"]?.AsArray() ?? [])
            .Select(error => new ExpectedError(
                (string)error!["field"]!, error["says"]!.ToString(), Enum.Parse<Judge>((string)error["by"]!, ignoreCase: true)));
        return new(name, service, document["unreadable"] is not null, [.. errors]);
    }
}
