using System.Text.Json.Nodes;

namespace PyOps.EndToEnd.Support;

/// <summary>An edit and what the server says that it would lead to.</summary>
/// <param name="Mutation">The edit.</param>
/// <param name="Operation">The operation of a JSON patch that does it.</param>
/// <param name="Fate">What becomes of it.</param>
internal sealed record Edit(Mutation Mutation, JsonObject Operation, Fate Fate);
