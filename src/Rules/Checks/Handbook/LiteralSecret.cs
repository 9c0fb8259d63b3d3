using PyOps.Rules.Pods;
using PyOps.Rules.Secrets;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Secrets come from outside the pod.
/// Reads: env[*].name and env[*].value, command and args of every container.
/// Allowed: valueFrom; no value; a text whose only unknown part refers to another variable ($(X)), if that is not written here either;
/// under a secret's name (password, token, api key, ...) booleans, numbers of fewer than 8 digits, paths, URLs without a password, and
/// where a vault has it; names that end in what is only about a secret (_FILE, _URL, _ID, _TTL, _ALGORITHM, ...). Under no name: a password
/// in a URL, a pair (password=...) in a text, an option (--db-password, but not --tls-secret=NAME-OF-A-SECRET), a value with a secret's
/// shape (private key, AWS key, JWT). The value is never shown.
/// </summary>
internal static class LiteralSecret
{
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
                if (!container.Env[i].HasSource && container.Env[i].Value.Length > 0)
                    Variable(findings, container, i);
            }
            Words(findings, container, container.Command, "command");
            Words(findings, container, container.Args, "args");
        }
    }

    private static void Variable(Findings findings, ContainerView container, int index)
    {
        var name = container.Env[index].Name;
        var value = container.Surroundings.Expanded(container.Env[index].Value, index);
        var problem = SecretNames.IsSecret(name) && ToldValue.Is(value)
            ? "has a secret's name and its value is written here"
            : WrittenSecrets.Problem(value);
        if (problem is not null)
            Report(findings, container, $"env[{index}].value", name, value, $"{Show.Quoted(name)} {problem}; use valueFrom.secretKeyRef");
    }

    private static void Words(Findings findings, ContainerView container, IReadOnlyList<string> words, string field)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = container.Surroundings.Expanded(words[i]);
            var isValue = i > 0 && !word.StartsWith('-') && WrittenSecrets.IsOption(words[i - 1]) && ToldValue.Is(word);
            var problem = isValue ? "is the value of an option with a secret's name" : WrittenSecrets.Problem(word);
            if (problem is not null && !WrittenSecrets.NamesAnObject(isValue ? $"{words[i - 1]}={word}" : word))
            {
                var advice = $"it {problem}; write $(NAME), with a variable that has valueFrom.secretKeyRef";
                Report(findings, container, $"{field}[{i}]", field, word, advice);
            }
        }
    }

    // A random number of this process stands for the value: it tells another value and tells nothing else.
    private static void Report(Findings findings, ContainerView container, string path, string name, string value, string problem) =>
        findings.Add(container, path, $"{name} {value.GetHashCode(StringComparison.Ordinal)}", problem);
}
