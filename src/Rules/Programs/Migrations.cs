using System.Collections.Frozen;
using PyOps.Rules.Commands;

namespace PyOps.Rules.Programs;

/// <summary>Knows the commands that change a database's schema.</summary>
internal static class Migrations
{
    private static readonly (string Program, string[] Verbs)[] Commands =
    [
        ("alembic", ["upgrade"]), ("alembic", ["downgrade"]), ("flask", ["db", "upgrade"]), ("quart", ["db", "upgrade"]),
        ("aerich", ["upgrade"]), ("yoyo", ["apply"]), ("piccolo", ["migrations", "forwards"]), ("litestar", ["database", "upgrade"]),
        ("airflow", ["db", "migrate"]), ("airflow", ["db", "upgrade"]), ("airflow", ["db", "init"]), ("superset", ["db", "upgrade"]),
        ("mlflow", ["db", "upgrade"]), ("prefect", ["server", "database", "upgrade"]), ("dagster", ["instance", "migrate"]),
        ("ckan", ["db", "init"]),
        ("ckan", ["db", "upgrade"]), ("sentry", ["upgrade"]), ("prisma", ["migrate", "deploy"]), ("prisma", ["db", "push"]),
        ("pw_migrate", ["migrate"]),
        ("dbmate", ["up"]), ("dbmate", ["migrate"]), ("flyway", ["migrate"]), ("liquibase", ["update"]), ("goose", ["up"]),
        ("atlas", ["migrate", "apply"]), ("atlas", ["schema", "apply"]), ("sqitch", ["deploy"]), ("migrate", ["up"]),
        ("make", ["migrate"]), ("just", ["migrate"]), ("task", ["migrate"]), ("inv", ["migrate"]), ("invoke", ["migrate"]),
    ];

    private static readonly FrozenDictionary<string, string[][]> verbsOfPrograms =
        Commands.GroupBy(command => command.Program, command => command.Verbs, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly string[] OfDjango = ["migrate", "migrate_schemas", "syncdb"];

    // Programs of people's own, by their names.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> scripts = new[]
    {
        "migrate.py", "migrate.sh", "migrations.py", "migrations.sh", "run_migrations", "run-migrations", "db_migrate", "db-migrate",
        "apply_migrations",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] OnlyLook = ["--check", "--plan", "--sql", "--dry-run", "--help", "-h"];

    /// <summary>The command, in few words, if it is one of them; null when it is none, or only looks.</summary>
    public static string? Told(Launch launch)
    {
        if (Name(launch) is not { } name)
            return null;
        return OptionValue.Has(launch.Args, OnlyLook) ? null : name;
    }

    private static string? Name(Launch launch)
    {
        if (launch.Program is "manage.py" or "django-admin")
        {
            var command = launch.Args.FirstOrDefault(word => !word.StartsWith('-'));
            return Array.IndexOf(OfDjango, command) >= 0 ? $"{launch.Program} {command}" : null;
        }
        foreach (var verbs in verbsOfPrograms.GetValueOrDefault(launch.Program, []))
        {
            if (Holds(launch.Args, verbs))
                return $"{launch.Program} {string.Join(' ', verbs)}";
        }
        return scripts.Contains(launch.Program) || scripts.Contains(Stem(launch.Program)) ? launch.Program : null;
    }

    private static ReadOnlySpan<char> Stem(string program) =>
        program.LastIndexOf('.') is > 0 and var dot ? program.AsSpan(0, dot) : program;

    private static bool Holds(IReadOnlyList<string> args, string[] verbs)
    {
        for (var start = 0; start + verbs.Length <= args.Count; start++)
        {
            var matches = 0;
            while (matches < verbs.Length && args[start + matches] == verbs[matches])
                matches++;
            if (matches == verbs.Length)
                return true;
        }
        return false;
    }
}
