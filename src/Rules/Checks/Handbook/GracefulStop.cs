using System.Globalization;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// An application has the time to stop that it takes.
/// Reads: terminationGracePeriodSeconds (30 when absent); preStop's sleep, native or the command; --graceful-timeout (gunicorn) and
/// --timeout-graceful-shutdown (uvicorn) in command, args and GUNICORN_CMD_ARGS; of regular containers and sidecars.
/// Allowed: a grace above 0 that is not shorter than preStop and timeout together. A timeout that is not written is not known.
/// </summary>
internal static class GracefulStop
{
    private const long DefaultGraceSeconds = 30;

    private static readonly string[] Options = ["--graceful-timeout", "--timeout-graceful-shutdown"];

    public static readonly Rule Rule = new(Check)
    {
        Id = "graceful-stop",
        Practice = "6.3",
        Default = Effect.Warn,
        Title = "A grace period that is too short to stop in",
        Why = "When the grace period ends the application is killed, in the midst of requests.",
        Fix = "Give it more seconds than preStop and the server's own timeout take together.",
        Before = """
            terminationGracePeriodSeconds: 10
            containers:
            - name: app
              command: [gunicorn, --graceful-timeout, "30", shop.wsgi]
            """,
        After = """
            terminationGracePeriodSeconds: 40
            containers:
            - name: app
              command: [gunicorn, --graceful-timeout, "30", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        var grace = pod.GraceSeconds ?? DefaultGraceSeconds;
        if (grace <= 0)
        {
            findings.Add("spec.terminationGracePeriodSeconds", grace.ToString(), "0 seconds kill the application at once; allow 30 or so");
            return;
        }
        foreach (var container in pod.Containers)
        {
            if (!container.Stays)
                continue;
            var (pause, timeout) = (PreStopPause.Seconds(container.PreStop), Timeout(container));
            if (pause + timeout > grace)
            {
                findings.Add(
                    container,
                    timeout > 0 ? "command" : "lifecycle.preStop",
                    (pause + timeout).ToString(),
                    $"it stops in up to {pause + timeout} s (preStop {pause}, the server {timeout}), the grace is {grace} s; "
                    + $"set terminationGracePeriodSeconds to {pause + timeout + 3} or so");
            }
        }
    }

    private static long Timeout(ContainerView container)
    {
        var words = container.Command is [] ? container.Args : container.Application;
        return In(words) ?? (container.Variable("GUNICORN_CMD_ARGS") is { Value.Length: > 0 } variable
            ? In(CommandLine.Words(variable.Value))
            : null) ?? 0;
    }

    private static long? In(IReadOnlyList<string> words)
    {
        long? last = null;
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var option in Options)
            {
                if (int.TryParse(CommandLine.Value(words, i, option), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                    last = seconds;
            }
        }
        return last;
    }
}
