using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>The name is a DNS label that starts with a letter: children and DNS names are made of it.</summary>
internal static class NameValidation
{
    public static IEnumerable<FieldError> Check(string? name)
    {
        if (name is not null && !Patterns.Matches(name, Patterns.ServiceName))
        {
            yield return new(
                "metadata.name",
                $"{Show.Quoted(name)} is no name: only lower-case letters, digits and '-', a letter first and no '-' last");
        }
    }
}
