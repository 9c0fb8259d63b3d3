using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>A change of one field of a PythonService, and back.</summary>
/// <param name="Name">The field, or what changes into what.</param>
/// <param name="Without">The spec before and after.</param>
/// <param name="With">The specs between, one after the other.</param>
internal sealed record FieldChange(string Name, JsonObject Without, IReadOnlyList<JsonObject> With);
