using System.Buffers;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>Reads what Python is told to run.</summary>
internal static class PythonWords
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    /// <summary>The program that begins at a word, and where its arguments begin.</summary>
    public static (string Name, int Behind) Program(IReadOnlyList<string> words, int at)
    {
        var name = ProgramName.Of(words[at]);
        if (!IsInterpreter(name))
            return (name.Length == words[at].Length ? words[at] : name.ToString(), at + 1);
        for (var next = at + 1; next < words.Count; next++)
        {
            var word = words[next];
            if (word == "-m" && next + 1 < words.Count)
                return (Module(words[next + 1]), next + 2);
            if (word.StartsWith("-m", StringComparison.Ordinal) && word.Length > 2)
                return (Module(word[2..]), next + 1);
            if (word.StartsWith("-c", StringComparison.Ordinal))
                break;
            if (word is "-X" or "-W")
                next++;
            else if (!word.StartsWith('-'))
                return (ProgramName.Of(word).ToString(), next + 1);
        }
        return (name.ToString(), words.Count);
    }

    /// <summary>python, python3, python3.12, pypy3.</summary>
    public static bool IsInterpreter(ReadOnlySpan<char> program) => Is(program, "python") || Is(program, "pypy");

    private static bool Is(ReadOnlySpan<char> program, string name) =>
        program.StartsWith(name, StringComparison.Ordinal) && !program[name.Length..].ContainsAnyExcept(DigitsAndDots);

    // The program that does the same.
    private static string Module(string module) => module switch
    {
        "django" => "django-admin",
        "waitress" => "waitress-serve",
        "alembic.config" => "alembic",
        "jupyterlab" => "jupyter-lab",
        "notebook" => "jupyter-notebook",
        _ => module,
    };
}
