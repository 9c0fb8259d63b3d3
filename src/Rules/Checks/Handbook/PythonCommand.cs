using System.Buffers;
using System.Collections.Frozen;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>Tells whether a command is Python.</summary>
internal static class PythonCommand
{
    private static readonly SearchValues<char> DigitsAndDots = SearchValues.Create("0123456789.");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Programs = new[]
    {
        "airflow", "celery", "conda", "daphne", "django-admin", "fastapi", "flask", "granian", "gunicorn", "hypercorn", "ipython", "jupyter",
        "micromamba", "pipenv", "poetry", "streamlit", "uvicorn", "waitress-serve",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="words">What starts the application, perhaps behind an init.</param>
    public static bool Is(IReadOnlyList<string> words)
    {
        var start = EnvPrefix.End(words, BehindInit(words));
        if (start >= words.Count)
            return false;
        var program = ProgramName.Of(words[start]);
        return Programs.Contains(program) || program.EndsWith(".py", StringComparison.Ordinal) || IsInterpreter(program, "python")
            || IsInterpreter(program, "pypy");
    }

    private static int BehindInit(IReadOnlyList<string> words)
    {
        if (!InitProcess.Starts(words))
            return 0;
        var start = 1;
        while (start < words.Count && words[start].StartsWith('-'))
        {
            if (words[start++] == "--")
                break;
        }
        return start;
    }

    // python, python3, python3.12
    private static bool IsInterpreter(ReadOnlySpan<char> program, string name) =>
        program.StartsWith(name, StringComparison.Ordinal) && !program[name.Length..].ContainsAnyExcept(DigitsAndDots);
}
