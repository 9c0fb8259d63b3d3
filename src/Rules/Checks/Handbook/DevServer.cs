using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// What serves is made for it.
/// Reads: command, args and the variables that switch development on; of what runs for ever.
/// Allowed: anything but a framework's development server, a reload at each change of a file, and a debugger.
/// </summary>
internal static class DevServer
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "dev-server",
        Practice = "10.5",
        Default = Effect.Warn,
        Title = "A server for development",
        Why = "It is slow, made for one user, and shows code, or runs it, to whoever meets an error; a reload watches what never changes.",
        Fix = "Start the application with gunicorn, uvicorn or another server that is made for it, with reload and debug off.",
        Before = """
            containers:
            - name: app
              command: [python, manage.py, runserver, "0.0.0.0:8000"]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, --bind, "0.0.0.0:8000", --threads, "4", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!LongRunning.MayServe(pod, container))
                continue;
            foreach (var launch in container.Launches)
            {
                if (Development.Told(launch.Program, launch.Args) is { } told)
                {
                    var problem = $"{Show.Quoted(told)} is for development; {Development.Instead(told)}";
                    findings.Add(container, container.CommandField, told, problem);
                }
            }
            foreach (var (variable, told) in Development.Variables(container))
                findings.Add(container, $"env[{variable}]", told, $"{variable} switches development on; {Development.Instead(told)}");
        }
    }
}
