using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// The schema of a database is changed once for a new version, and not by each pod that starts.
/// Reads: command, args and the postStart hook of what runs for ever; those of init containers of a workload with several pods.
/// Allowed: commands that only look (--check, --plan, --sql); Jobs, which are the place for it; init containers where one pod starts.
/// </summary>
internal static class MigrateOnStart
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "migrate-on-start",
        Practice = "10.2",
        Default = Effect.Warn,
        Title = "A database migration in each pod that starts",
        Why = "Pods that start together migrate at the same time, a restart migrates again, and what fails leaves nothing to serve.",
        Fix = "Run the migration once for each version, in a Job before the roll-out: spec.migration of a PythonService.",
        Before = """
            containers:
            - name: app
              command: [sh, -c, "python manage.py migrate && exec gunicorn shop.wsgi"]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        var isStartedTogether = pod.Kind == WorkloadKind.DaemonSet || pod.Replicas > 1;
        foreach (var container in pod.Containers)
        {
            var isInit = container.Kind == ContainerKind.Init && !container.IsSidecar;
            if (isInit ? !isStartedTogether : !LongRunning.MayServe(pod, container))
                continue;
            Report(findings, container, container.Launches, container.CommandField, isInit);
            if (container.PostStart?.Exec is { } hook)
                Report(findings, container, Launch.Of(hook), "lifecycle.postStart.exec.command", isInit);
        }
    }

    private static void Report(Findings findings, ContainerView container, List<Launch> launches, string field, bool isInit)
    {
        foreach (var launch in launches)
        {
            if (Migrations.Told(launch) is not { } told)
                continue;
            var who = isInit ? "in an init container, so each pod runs it" : "before the application, so each pod that starts runs it";
            findings.Add(
                container, field, told,
                $"{Show.Quoted(told)} changes the database {who}; run it once, in a Job before the roll-out "
                    + "(spec.migration of a PythonService)");
            return;
        }
    }
}
