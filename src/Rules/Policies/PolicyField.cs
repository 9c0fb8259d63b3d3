using System.Text.Json;
using PyOps.Rules.Checks;

namespace PyOps.Rules.Policies;

/// <summary>A value of a policy with its place, which notes what is wrong with it. Null counts as absent, as for Kubernetes.</summary>
/// <param name="value">The value.</param>
/// <param name="path">Where it is.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class PolicyField(JsonElement value, string path, List<PolicyError> errors)
{
    public bool IsObject => value.ValueKind == JsonValueKind.Object;

    public bool IsEmptyList => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    public void Error(string message) => errors.Add(new(path, message));

    /// <summary>Notes every field that is not one of these.</summary>
    public void Known(params string[] names)
    {
        foreach (var (name, field) in Fields(int.MaxValue))
        {
            if (!names.Contains(name, StringComparer.Ordinal))
                field.Error(Nearest.Unknown("field", name, names));
        }
    }

    /// <summary>A field of an object; null when it is absent or null.</summary>
    public PolicyField? Get(string name) =>
        IsObject && value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? At(Step(name), found) : null;

    /// <summary>A field that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fix">What to do when it is not.</param>
    public PolicyField? Required(string name, string fix)
    {
        var field = Get(name);
        if (field is null && IsObject)
            errors.Add(new(Step(name), $"is required; {fix}"));
        return field;
    }

    /// <summary>All fields of an object.</summary>
    public IEnumerable<(string Name, PolicyField Field)> Fields(int most)
    {
        if (!IsObject)
        {
            Error("is no object; write one");
            return [];
        }
        if (value.GetPropertyCount() > most)
        {
            Error($"has {value.GetPropertyCount()} entries; at most {most} are allowed");
            return [];
        }
        return value.EnumerateObject().Select(property => (property.Name, At(Step(property.Name), property.Value)));
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<PolicyField> Items(int most)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error("is no list; write one");
            return [];
        }
        if (value.GetArrayLength() > most)
        {
            Error($"has {value.GetArrayLength()} entries; at most {most} are allowed");
            return [];
        }
        return value.EnumerateArray().Select((item, index) => At($"{path}[{index}]", item));
    }

    /// <summary>A text of 1 to so many characters (code points).</summary>
    public string? Text(int most)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Error("is no text; write one");
            return null;
        }
        var text = value.GetString()!;
        var length = text.EnumerateRunes().Count();
        if (length >= 1 && length <= most)
            return text;
        Error(length == 0 ? "is empty; write a text" : $"has {length} characters; at most {most} are allowed");
        return null;
    }

    /// <summary>A whole number in a range.</summary>
    public int? Number(int least, int most)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Error($"is no whole number from {least} to {most}; write one");
        return null;
    }

    /// <summary>One of some effects, in their exact spelling.</summary>
    public Effect? OneOf(params Effect[] allowed)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            foreach (var effect in allowed)
            {
                if (value.ValueEquals(effect.ToString()))
                    return effect;
            }
        }
        Error($"is none of {string.Join(", ", allowed)}; write one of them");
        return null;
    }

    private PolicyField At(string place, JsonElement element) => new(element, place, errors);

    private string Step(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
