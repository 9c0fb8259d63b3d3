using System.Text.Json;
using PyOps.Hosting.Watching;

namespace PyOps.Cli.Auditing;

/// <summary>What an audit reads of an object besides its pod.</summary>
/// <param name="Uid">Its uid.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Uid of the object that controls it; null when none does.</param>
internal sealed record AuditedHeader(string Uid, string Namespace, string Name, string? Owner)
{
    public static AuditedHeader Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonElements.Parse(json);
        var metadata = document.RootElement.Member("metadata");
        return new(metadata.Text("uid") ?? "", metadata.Text("namespace") ?? "", metadata.Text("name") ?? "", Controller(metadata));
    }

    private static string? Controller(JsonElement metadata) =>
        metadata.Member("ownerReferences") is { ValueKind: JsonValueKind.Array } owners
            ? owners.EnumerateArray()
                .Where(owner => owner.Member("controller").ValueKind == JsonValueKind.True)
                .Select(owner => owner.Text("uid"))
                .FirstOrDefault()
            : null;
}
