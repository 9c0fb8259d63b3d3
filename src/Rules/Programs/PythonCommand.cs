using System.Collections.Frozen;
using PyOps.Rules.Commands;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Programs;

/// <summary>Tells whether a program is Python.</summary>
internal static class PythonCommand
{
    private static readonly FrozenSet<string> Programs = new[]
    {
        "airflow", "alembic", "celery", "daphne", "ddtrace-run", "django-admin", "fastapi", "flask", "granian", "gunicorn", "hypercorn",
        "ipython",
        "jupyter", "jupyter-lab", "jupyter-notebook", "litestar", "manage.py", "mlflow", "quart", "sanic", "streamlit", "uvicorn",
        "waitress-serve",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Of these nearly everything that they run is.
    private static readonly FrozenSet<string> Runners =
        new[] { "conda", "hatch", "mamba", "micromamba", "pdm", "pipenv", "poetry", "rye", "uv" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Launch launch) =>
        (launch.Runner is { } runner && Runners.Contains(runner))
        || Programs.Contains(launch.Program)
        || launch.Program.EndsWith(".py", StringComparison.Ordinal)
        || PythonWords.IsInterpreter(ProgramName.Of(launch.Written));
}
