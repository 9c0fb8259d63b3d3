using k8s.Models;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Markers;

/// <summary>A CEL rule of the schema. Each has a twin in <see cref="Validation"/> with the same verdict, in the same words.</summary>
/// <param name="expression">CEL, true when all is well; <c>self</c> is the property, or the object when it stands on a type.</param>
/// <param name="message">
/// What the API server answers: the field, a colon, what is wrong and the fix. A noun in braces stands for the offender; without one the
/// offender comes before the rest.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RuleAttribute(string expression, string message) : Attribute
{
    /// <summary>The rule is about each item of a list or each value of a map, and the error's path names which.</summary>
    public bool Each { get; init; }

    /// <summary>CEL of the text that is wrong, for a message that names it. Absent where the field says all, and for secrets.</summary>
    public string? Offender { get; init; }

    public V1ValidationRule Rule => RuleMessage.Rule(expression, message, Offender);
}
