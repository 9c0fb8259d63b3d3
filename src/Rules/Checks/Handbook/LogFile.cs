using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Logs go to the container's output.
/// Reads: the options and variables by which servers are told of log files, and where a shell sends the output of what runs for ever.
/// Allowed: -, and what is no file: /dev/stdout, /dev/null, /proc/1/fd/1; a file that another container of the pod reads; init containers.
/// </summary>
internal static class LogFile
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "log-file",
        Practice = "5.1",
        Default = Effect.Warn,
        Title = "A log that is written into a file",
        Why = "kubectl logs and whatever gathers logs see the container's output only; the file fills the disk and is gone with the pod.",
        Fix = "Log to the standard output: - in place of the file's name.",
        Before = """
            containers:
            - name: app
              command: [gunicorn, --access-logfile, /var/log/shop.log, shop.wsgi]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, --access-logfile, "-", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!container.Stays)
                continue;
            var files = LogFiles.Of(container, LongRunning.MayServe(pod, container));
            for (var i = 0; i < files.Count; i++)
            {
                var (file, field) = files[i];
                if (!IsReadBeside(pod, container, file))
                {
                    var problem = $"the log goes into {Show.Quoted(file)}, where nobody sees it; write - or /dev/stdout in its place";
                    findings.Add(container, field, file, problem);
                }
            }
        }
    }

    private static bool IsReadBeside(PodView pod, ContainerView container, string file)
    {
        foreach (var other in pod.Containers)
        {
            if (!ReferenceEquals(other, container) && other.Stays
                && other.Command.Concat(other.Args).Any(word => word.Contains(file, StringComparison.Ordinal)))
                return true;
        }
        return false;
    }
}
