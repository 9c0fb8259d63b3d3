using System.Text.Json.Nodes;

namespace PyOps.Crds.Tests.Server;

/// <summary>Objects of one kind on a server.</summary>
internal sealed class Objects(Wire wire, string group, string plural)
{
    private string Path => plural == PythonService.PluralName
        ? $"apis/{group}/{ApiNames.Version}/namespaces/default/{plural}"
        : $"apis/{group}/{ApiNames.Version}/{plural}";

    /// <summary>What creating it would give, or why not; nothing is stored.</summary>
    public Task<Answer> Try(JsonObject item, string validation = "Strict") =>
        wire.Send(HttpMethod.Post, $"{Path}?dryRun=All&fieldValidation={validation}", Own(item));

    public Task<Answer> Create(JsonObject item, string validation = "Strict") =>
        wire.Send(HttpMethod.Post, $"{Path}?fieldValidation={validation}", Own(item));

    public Task<Answer> Apply(JsonObject item, string manager, bool force = false, string subresource = "") =>
        wire.Send(
            HttpMethod.Patch,
            $"{Of(item)}{subresource}?fieldManager={manager}{(force ? "&force=true" : "")}",
            Own(item), Wire.ApplyPatch);

    public Task<Answer> Merge(string name, JsonObject patch, string subresource = "") =>
        wire.Send(HttpMethod.Patch, $"{Path}/{name}{subresource}", patch, Wire.MergePatch);

    public Task<Answer> Get(string name, string subresource = "") => wire.Send(HttpMethod.Get, $"{Path}/{name}{subresource}");

    public Task<Answer> Replace(JsonObject item, string subresource = "") =>
        wire.Send(HttpMethod.Put, $"{Of(item)}{subresource}", Own(item));

    public Task<Answer> Delete(string name) => wire.Send(HttpMethod.Delete, $"{Path}/{name}");

    private string Of(JsonObject item) => $"{Path}/{(string)item["metadata"]!["name"]!}";

    // Scale is a kind of another group, and keeps its own.
    private JsonObject Own(JsonObject item)
    {
        var own = item.DeepClone().AsObject();
        if ((string?)own["apiVersion"] == ApiNames.ApiVersion)
            own["apiVersion"] = $"{group}/{ApiNames.Version}";
        return own;
    }
}
