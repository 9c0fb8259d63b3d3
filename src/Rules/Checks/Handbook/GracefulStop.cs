using System.Globalization;
using PyOps.Rules.Commands;
using PyOps.Rules.Pods;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// An application has the time to stop that it takes.
/// Reads: terminationGracePeriodSeconds (30 when absent); preStop's sleep, native or the command; --graceful-timeout (gunicorn) and
/// --timeout-graceful-shutdown (uvicorn) in command, args and GUNICORN_CMD_ARGS; of regular containers and sidecars.
/// Allowed: a grace above 0 that is not shorter than preStop and timeout together. A timeout that is not written is the server's own, if it
/// is known and no configuration file is named: gunicorn's is 30 seconds.
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
            var pause = PreStopPause.Seconds(container.PreStop);
            var (timeout, isDefault) = Timeout(container, LongRunning.MayServe(pod, container));
            if (pause + timeout > grace)
            {
                findings.Add(
                    container,
                    timeout > 0 ? container.CommandField : "lifecycle.preStop",
                    (pause + timeout).ToString(),
                    $"it stops in up to {pause + timeout} s (preStop {pause}, the server {timeout}{(isDefault ? " by itself" : "")}), "
                    + $"the grace is {grace} s; set terminationGracePeriodSeconds to {pause + timeout + 3} or so");
            }
        }
    }

    private static (long Seconds, bool IsDefault) Timeout(ContainerView container, bool serves)
    {
        var launch = container.Application;
        var server = launch?.Server;
        var options = server?.GracefulOptions ?? Options;
        if (Seconds(container, launch?.Args ?? [], options) is { } told)
            return (told, false);
        var variable = server is null ? "GUNICORN_CMD_ARGS" : server.ArgumentsVariable;
        var setting = variable is null ? Setting.Absent : container.Surroundings[variable];
        if (setting.Text is { } arguments && Seconds(container, ShellScript.Words(arguments), options) is { } said)
            return (said, false);
        var isKnown = serves && server is not null && !(setting.SaysSomething && setting.Text is null)
            && !OptionValue.Has(launch!.Args, server.Files) && !OptionValue.Has(launch.Args, options);
        return isKnown ? (server!.GracefulSeconds ?? 0, true) : (0, false);
    }

    private static int? Seconds(ContainerView container, IReadOnlyList<string> words, string[] options) =>
        OptionValue.Last(words, options) is { } told
        && int.TryParse(container.Surroundings.Expanded(told), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
