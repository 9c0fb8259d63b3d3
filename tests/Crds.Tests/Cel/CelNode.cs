namespace PyOps.Crds.Tests.Cel;

/// <summary>A parsed expression of the part of CEL that our rules use.</summary>
internal abstract record CelNode
{
    /// <summary>A string, long or bool.</summary>
    public sealed record Literal(object Value) : CelNode;

    public sealed record Name(string Text) : CelNode;

    public sealed record Select(CelNode Target, string Field) : CelNode;

    public sealed record Index(CelNode Target, CelNode At) : CelNode;

    public sealed record ListOf(IReadOnlyList<CelNode> Items) : CelNode;

    /// <summary>An operator, function or method (its target is the first argument).</summary>
    public sealed record Call(string Function, IReadOnlyList<CelNode> Arguments) : CelNode;

    /// <summary>all, exists or exists_one.</summary>
    public sealed record Macro(string Kind, CelNode Range, string Variable, CelNode Predicate) : CelNode;
}
