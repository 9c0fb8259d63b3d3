using k8s.Models;
using PyOps.Crds;

namespace PyOps.EndToEnd.Support;

/// <summary>PythonServices whose pods cannot work, each in its own way.</summary>
internal static class Trouble
{
    private const string Refuses = "import time; raise SystemExit(f'{time.time()} password=hunter2 refused')";

    // Ready for half a minute: long enough for a readiness probe to have seen it. Then one of the two paths turns bad.
    private const string TurnsBad = """
        import http.server, sys, time
        start = time.time()
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                bad = time.time() - start > 30 and self.path == sys.argv[1]
                if bad and sys.argv[2] == 'hang':
                    time.sleep(60)
                self.send_response(int(sys.argv[2]) if bad else 200)
                self.end_headers()
            def log_message(self, *args): pass
        http.server.ThreadingHTTPServer(('0.0.0.0', 8080), Handler).serve_forever()
        """;

    /// <summary>All of them by name; <paramref name="registry"/> is where images are pulled from.</summary>
    public static IEnumerable<KeyValuePair<string, Action<PythonServiceSpec>>> All(string registry) =>
        Images(registry).Concat(BeforeTheStart).Concat(Ends).Concat(Probes);

    private static Dictionary<string, Action<PythonServiceSpec>> Images(string registry) => new(StringComparer.Ordinal)
    {
        ["image-unknown"] = spec => spec.Image = $"{registry}/no-such-image:1.0.0",
        ["image-denied"] = spec => spec.Image = $"localhost:{RefusingRegistry.Port}/private:1.0.0",
        ["registry-down"] = spec => spec.Image = "localhost:5999/shop:1.0.0",
        ["registry-unknown"] = spec => spec.Image = "registry.invalid/shop:1.0.0",
        ["deadline"] = spec =>
        {
            spec.Image = $"{registry}/no-such-image:2.0.0";
            spec.Health = new() { StartupSeconds = 5 };
            spec.Rollout = new() { ProgressDeadlineSeconds = 10 };
        },
    };

    private static Dictionary<string, Action<PythonServiceSpec>> BeforeTheStart => new(StringComparer.Ordinal)
    {
        ["program-missing"] = spec => spec.Command = ["no-such-program"],
        ["secret-missing"] = spec =>
            spec.Env = [new() { Name = "KEY", ValueFrom = new() { SecretKeyRef = new() { Name = "no-such-secret", Key = "key" } } }],
        ["volume-missing"] = spec => Mount(spec, new() { Name = "settings", ConfigMap = new() { Name = "no-such-settings" } }),
        ["claim-missing"] = spec => Mount(spec, new() { Name = "data", PersistentVolumeClaim = new() { ClaimName = "no-such-claim" } }),
        ["claim-unbound"] = spec => Mount(spec, new() { Name = "data", PersistentVolumeClaim = new() { ClaimName = "unbound" } }),
        ["node-missing"] = spec =>
            spec.Scheduling = new() { NodeSelector = new Dictionary<string, string>(StringComparer.Ordinal) { ["no"] = "such-label" } },
        ["quota"] = spec => spec.Resources!.Requests = Amounts(("cpu", "20"), ("memory", "8Mi")),
    };

    private static Dictionary<string, Action<PythonServiceSpec>> Ends => new(StringComparer.Ordinal)
    {
        ["crash"] = spec => Python(spec, "raise SystemExit('no connection to postgres://shop:hunter2@db/shop')"),
        ["crash-silent"] = spec => Python(spec, "raise SystemExit(3)"),
        ["crash-in-c"] = spec => Python(spec, "import ctypes; ctypes.string_at(0)"),
        ["shell-misses"] = spec => spec.Command = ["sh", "-c", "set -e; no-such-program; exec sleep 1000"],
        ["out-of-memory"] = spec =>
        {
            Python(spec, "bytearray(b'x' * (200 << 20))");
            spec.Resources!.Limits = Amounts(("memory", "32Mi"));
        },
        ["evicted"] = spec =>
        {
            Python(spec, "import time; open('/tmp/large', 'wb').write(b'x' * (20 << 20)); time.sleep(1e6)");
            spec.Security = new() { TmpSizeLimit = "1Mi" };
        },
    };

    private static Dictionary<string, Action<PythonServiceSpec>> Probes => new(StringComparer.Ordinal)
    {
        ["deaf"] = spec =>
        {
            spec.Command = ["python", "-m", "http.server", "--bind", "127.0.0.1", "8080"];
            spec.Health = new() { StartupSeconds = 20 };
        },
        ["startup-404"] = spec =>
        {
            spec.Command = ["python", "-m", "http.server", "8080"];
            spec.Health = new() { Path = "/healthz", StartupSeconds = 30 };
        },
        ["startup-exec"] = spec =>
        {
            spec.Type = ServiceTypes.Worker;
            Python(spec, "import time; time.sleep(1e6)");
            spec.Health = new() { Exec = ["python", "-c", Refuses], StartupSeconds = 30 };
        },
        ["readiness-503"] = spec => Probed(spec, "/healthz", "503"),
        ["readiness-hangs"] = spec => Probed(spec, "/healthz", "hang"),
        ["liveness-500"] = spec => Probed(spec, "/livez", "500"),
        ["liveness-handled"] = spec =>
        {
            Probed(spec, "/livez", "500");
            spec.Command![2] = "import signal, os; signal.signal(signal.SIGTERM, lambda *_: os._exit(0))\n" + TurnsBad;
        },
        ["host-refused"] = spec =>
        {
            Probed(spec, "/healthz", "400");
            spec.Command![2] = TurnsBad.Replace("time.time() - start > 30", "True", StringComparison.Ordinal);
        },
        ["probe-misses"] = spec =>
        {
            spec.Type = ServiceTypes.Worker;
            Python(spec, "import time; time.sleep(1e6)");
            spec.Health = new() { Exec = ["no-such-probe"] };
        },
    };

    private static void Python(PythonServiceSpec spec, string code) => spec.Command = ["python", "-c", code];

    private static void Probed(PythonServiceSpec spec, string path, string answer)
    {
        spec.Command = ["python", "-c", TurnsBad, path, answer];
        spec.Health = new() { Path = "/healthz", LivenessPath = "/livez", TimeoutSeconds = 1 };
        spec.TerminationGracePeriodSeconds = 10;
    }

    private static void Mount(PythonServiceSpec spec, V1Volume volume)
    {
        spec.Volumes = [volume];
        spec.VolumeMounts = [new() { Name = volume.Name, MountPath = "/data" }];
    }

    private static Dictionary<string, ResourceQuantity> Amounts(params (string Name, string Value)[] amounts) =>
        amounts.ToDictionary(amount => amount.Name, amount => new ResourceQuantity(amount.Value), StringComparer.Ordinal);
}
