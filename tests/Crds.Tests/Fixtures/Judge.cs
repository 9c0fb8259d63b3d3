namespace PyOps.Crds.Tests.Fixtures;

/// <summary>Who finds an error.</summary>
internal enum Judge
{
    /// <summary>Every API server, by the bounds of the schema.</summary>
    Schema,

    /// <summary>API servers that evaluate CEL.</summary>
    Cel,

    /// <summary>Only the operator.</summary>
    Operator,
}
