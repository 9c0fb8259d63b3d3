using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// One slow request does not keep the others waiting.
/// Reads: command, args and the variables by which servers are told of processes and threads; of what runs for ever.
/// Allowed: more than one process or thread; workers of another kind than sync; servers that work on many by themselves; a configuration
/// file or variables from elsewhere, which may say so; programs that are not known.
/// </summary>
internal static class Concurrency
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "concurrency",
        Practice = "10.3",
        Default = Effect.Warn,
        Title = "A server that works on one request at a time",
        Why = "One slow request keeps all others waiting, the probes too: the pod is taken away, or restarted, in the midst of it.",
        Fix = "Give it threads: gunicorn --threads 4.",
        Before = """
            containers:
            - name: app
              command: [gunicorn, shop.wsgi]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, --threads, "4", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!LongRunning.MayServe(pod, container) || container.Application is not { } launch)
                continue;
            if (launch.Server is { } server && Workers.Of(container, launch, server) <= 1)
            {
                var problem = $"{launch.Program} works on one request at a time here; {Advice(server)}";
                findings.Add(container, container.CommandField, launch.Program, problem);
            }
        }
    }

    private static string Advice(Server server) => server.Workforce switch
    {
        { SingleOptions: [var option] } => $"remove {option}",
        { ThreadOptions: [var option, ..] } => $"add {option} 4",
        _ => "add threads or processes",
    };
}
