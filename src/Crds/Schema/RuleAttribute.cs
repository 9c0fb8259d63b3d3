namespace PyOps.Crds.Schema;

/// <summary>A CEL rule of the schema. Each has a twin in <see cref="Validation"/> with the same verdict.</summary>
/// <param name="expression">CEL, true when all is well; <c>self</c> is the property, or the object when it stands on a type.</param>
/// <param name="message">What the API server answers: the field and the fix. Constant, because servers before 1.27 know no other.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RuleAttribute(string expression, string message) : Attribute
{
    public string Expression { get; } = expression;

    public string Message { get; } = message;

    /// <summary>The rule is about each item of a list or each value of a map, and the error's path names which.</summary>
    public bool Each { get; init; }
}
