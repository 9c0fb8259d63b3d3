using k8s.Models;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>The rows and columns of docs/signals.md, as PythonServices on the image `servers`.</summary>
internal static class StopPrograms
{
    // Longer than all pods take to be asked for work and told to stop, and shorter than the grace period.
    public const int WorkSeconds = 12;
    public const int GraceSeconds = 30;

    private static readonly Dictionary<string, string[]> commands = new(StringComparer.Ordinal)
    {
        ["gunicorn sync"] = ["gunicorn", "--bind", "0.0.0.0:8080", "wsgi:app"],
        ["gunicorn gthread"] = ["gunicorn", "--bind", "0.0.0.0:8080", "--threads", "4", "wsgi:app"],
        ["gunicorn uvicorn"] = ["gunicorn", "--bind", "0.0.0.0:8080", "-k", "uvicorn.workers.UvicornWorker", "asgi:app"],
        ["uvicorn"] = ["uvicorn", "--host", "0.0.0.0", "--port", "8080", "asgi:app"],
        ["uwsgi"] =
            ["uwsgi", "--plugin", "python3", "--http-socket", ":8080", "--master", "--need-app", "--lazy-apps", "--module", "wsgi:app"],
        ["celery prefork"] = ["celery", "-A", "tasks", "worker", "--pool", "prefork", "--concurrency", "1"],
        ["celery threads"] = ["celery", "-A", "tasks", "worker", "--pool", "threads", "--concurrency", "1"],
        ["python"] = ["python", "plain.py"],
        ["conda run"] = ["conda", "run", "--no-capture-output", "-n", "shop", "python", "plain.py"],
    };

    public static IReadOnlyList<string> Names => [.. commands.Keys];

    public static IReadOnlyList<string> Modes { get; } = ["shared-pid", "shared-pid, tini of the image", "tini", "image", "none"];

    public static bool IsWeb(string program) => !program.StartsWith("celery", StringComparison.Ordinal);

    public static PythonService Service(StopCase one, string ns, string image)
    {
        var command = commands[one.Program];
        // The image's ENTRYPOINT is its tini, and a command would replace it.
        var keepsEntrypoint = one.Mode is "image" || one.Mode.Contains("of the image", StringComparison.Ordinal);
        return new PythonService
        {
            Metadata = new V1ObjectMeta { Name = one.Pod, NamespaceProperty = ns, Uid = Guid.NewGuid().ToString() },
            Spec = new PythonServiceSpec
            {
                Type = IsWeb(one.Program) ? ServiceTypes.Web : ServiceTypes.Worker,
                Image = image,
                Init = one.Mode.Split(',')[0],
                Command = keepsEntrypoint ? null : command,
                Args = keepsEntrypoint ? command : null,
                TerminationGracePeriodSeconds = GraceSeconds,
                Env = [Variable("WORK_SECONDS", $"{WorkSeconds}"), .. Server(one.Program)],
                Resources = new V1ResourceRequirements
                {
                    Requests = new Dictionary<string, ResourceQuantity>(StringComparer.Ordinal) { ["cpu"] = "1m", ["memory"] = "8Mi" },
                },
            },
        };
    }

    // By itself uWSGI reloads on SIGTERM.
    private static IEnumerable<V1EnvVar> Server(string program) =>
        program is "uwsgi" ? [Variable("UWSGI_HOOK_MASTER_START", "unix_signal:15 gracefully_kill_them_all")] : [];

    private static V1EnvVar Variable(string name, string value) => new() { Name = name, Value = value };
}
