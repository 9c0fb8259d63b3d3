using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Secrets come from outside the pod.
/// Reads: env[*].name and env[*].value of every container.
/// Allowed: valueFrom; no value; a value that refers to another variable; under a secret's name (password, token, api key, ...) booleans
/// and numbers of fewer than 8 digits; names that end in _FILE, _PATH, _URL, _NAME, _ID, _HEADER, _TTL, _LENGTH, _ENABLED. A value with
/// a secret's shape (private key, AWS key, JWT) under no name. The value is never shown.
/// </summary>
internal static class LiteralSecret
{
    private const int FewestDigits = 8;

    // No key or token that is known by its shape is shorter than an AWS key id.
    private const int ShortestShape = 20;

    public static readonly Rule Rule = new(Check)
    {
        Id = "literal-secret",
        Practice = "3.9",
        Default = Effect.Warn,
        Title = "A secret written into the pod",
        Why = "Whoever may read pods, templates, a Git repository or a backup of them reads it.",
        Fix = "Put it into a Secret and refer to that with valueFrom.secretKeyRef. What stood here is known: change it too.",
        Before = """
            containers:
            - name: app
              env:
              - {name: DB_PASSWORD, value: not-a-real-one}
            """,
        After = """
            containers:
            - name: app
              env:
              - name: DB_PASSWORD
                valueFrom: {secretKeyRef: {name: shop-db, key: password}}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            for (var i = 0; i < container.Env.Count; i++)
            {
                var variable = container.Env[i];
                if (variable.HasSource || variable.Value.Length == 0)
                    continue;
                if (IsTold(variable.Value) && SecretNames.IsSecret(variable.Name))
                    Report(findings, container, i, "has a secret's name and its value is written here");
                else if (variable.Value.Length >= ShortestShape && SecretShapes.IsSecret(variable.Value))
                    Report(findings, container, i, "has a value with the shape of a key or token");
            }
        }
    }

    private static void Report(Findings findings, ContainerView container, int index, string problem)
    {
        var variable = container.Env[index];
        findings.Add(
            container,
            $"env[{index}].value",
            // A random number of this process stands for the value: it tells another value and tells nothing else.
            $"{variable.Name} {variable.Value.GetHashCode(StringComparison.Ordinal)}",
            $"{Show.Quoted(variable.Name)} {problem}; use valueFrom.secretKeyRef");
    }

    private static bool IsTold(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.IsEmpty || bool.TryParse(text, out _) || (text.StartsWith("$(", StringComparison.Ordinal) && text.IndexOf(')') == text.Length - 1))
            return false;
        return text.Length >= FewestDigits || text.ContainsAnyExceptInRange('0', '9');
    }
}
