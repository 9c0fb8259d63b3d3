using System.Text;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks;

/// <summary>Something in a pod that breaks a rule.</summary>
public sealed class Finding
{
    private readonly PodView pod;
    private readonly string local;
    private readonly string? value;

    internal Finding(Rule rule, PodView pod, ContainerView? container, string field, string? value, string problem)
    {
        (Rule, this.pod, Container) = (rule, pod, container);
        (local, this.value, Problem) = (field, value, problem);
    }

    /// <summary>Which one is broken.</summary>
    public Rule Rule { get; }

    /// <summary>The container that it is about; null when it is the pod.</summary>
    public ContainerView? Container { get; }

    /// <summary>What is there and what to write instead. Never a secret's value.</summary>
    public string Problem { get; }

    /// <summary>Path of the field from the object, such as <c>spec.template.spec.containers[0].image</c>.</summary>
    public string Path => Container is null ? pod.Root + local : $"{pod.Root}spec.{ListOf(Container)}[{Container.Index}].{local}";

    /// <summary>One line: path, container, problem, rule.</summary>
    public string Message =>
        Container is null ? $"{Path}: {Problem} [{Rule.Id}]" : $"{Path} (container {Show.Quoted(Container.Name)}): {Problem} [{Rule.Id}]";

    /// <summary>The container's place in the pod, by which findings are sorted; that of the pod itself comes before all.</summary>
    internal long Place => Container is null ? -1 : ((long)Container.Kind << 32) + Container.Index;

    /// <summary>
    /// What makes it the same finding in another version of the object: rule, container, field, value. Places in lists do not count. Not to
    /// be shown.
    /// </summary>
    internal string Identity => string.Join('\n', Rule.Id, Container?.Name, WithoutIndexes(local), value);

    /// <inheritdoc/>
    public override string ToString() => Message;

    private static string ListOf(ContainerView container) => container.Kind switch
    {
        ContainerKind.Init => "initContainers",
        ContainerKind.App => "containers",
        _ => "ephemeralContainers",
    };

    // [12] of a list, and no digits of a name.
    private static string WithoutIndexes(string field)
    {
        if (!field.Contains('['))
            return field;
        var text = new StringBuilder(field.Length);
        for (var at = 0; at < field.Length; at++)
        {
            text.Append(field[at]);
            if (field[at] != '[')
                continue;
            var end = at + 1;
            while (end < field.Length && char.IsAsciiDigit(field[end]))
                end++;
            if (end < field.Length && field[end] == ']')
                at = end - 1;
        }
        return text.ToString();
    }
}
