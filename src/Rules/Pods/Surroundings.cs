using System.Collections.Frozen;
using System.Text;

namespace PyOps.Rules.Pods;

/// <summary>What a container's process finds in its environment, as far as that can be seen.</summary>
internal sealed class Surroundings(ContainerView container)
{
    // Kubernetes has no such bounds; they keep the work small, and what is left is merely not known.
    private const int MostReferences = 64;
    private const int Longest = 4096;

    private int left = MostReferences;

    /// <summary>The variable of a name.</summary>
    public Setting this[string name]
    {
        get
        {
            for (var i = container.Env.Count - 1; i >= 0; i--)
            {
                if (container.Env[i].Name == name)
                    return Of(i);
            }
            return container.HasEnvFrom ? Setting.Unknown : Setting.Absent;
        }
    }

    /// <summary>Whether the list has any variable of some names: one look at each, where those names are many and rare.</summary>
    public bool HasAny(FrozenSet<string> names)
    {
        for (var i = 0; i < container.Env.Count; i++)
        {
            if (names.Contains(container.Env[i].Name))
                return true;
        }
        return false;
    }

    /// <summary>The variable at a place of the list.</summary>
    public Setting Of(int index)
    {
        var variable = container.Env[index];
        if (variable.HasSource)
            return Setting.Unknown;
        var value = Expanded(variable.Value, index);
        return value.Contains("$(", StringComparison.Ordinal) ? Setting.Unknown : new(true, value);
    }

    /// <summary>A text of command or arguments, with the variables that it refers to as far as they are known.</summary>
    public string Expanded(string text) => Expanded(text, container.Env.Count);

    /// <summary>A text in which <c>$(NAME)</c> is replaced by what variables before a place say in clear; another stays.</summary>
    public string Expanded(string text, int before)
    {
        if (!text.Contains('$'))
            return text;
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '$' && at + 1 < text.Length && text[at + 1] == '(' ? text.IndexOf(')', at) : -1;
            if (end < 0)
            {
                result.Append(text[at++]);
                continue;
            }
            result.Append(Value(text[(at + 2)..end], before) ?? text[at..(end + 1)]);
            at = end + 1;
        }
        return result.ToString();
    }

    private string? Value(string name, int before)
    {
        for (var i = Math.Min(before, container.Env.Count) - 1; i >= 0; i--)
        {
            var variable = container.Env[i];
            if (variable.Name == name)
                return variable.HasSource || left-- <= 0 || variable.Value.Length > Longest ? null : Expanded(variable.Value, i);
        }
        return null;
    }
}
