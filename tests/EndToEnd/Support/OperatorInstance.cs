using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>The operator as a process of its own, looking after one namespace, as the service account of config/rbac.</summary>
internal sealed class OperatorInstance : IAsyncDisposable
{
    // The one that was built with the tests, or a published one that is to be measured.
    private static readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private OperatorInstance(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Log => string.Join('\n', log);

    public bool HasExited => process.HasExited;

    /// <summary>Starts and waits until it is ready.</summary>
    public static Task<OperatorInstance> Start(TestCluster cluster, string ns, params string[] more) =>
        Start(cluster, ns, new Surroundings(), more);

    /// <summary>Starts in surroundings that are not as they should be, and waits until it is ready.</summary>
    public static async Task<OperatorInstance> Start(TestCluster cluster, string ns, Surroundings surroundings, params string[] more)
    {
        await Installation.Ready;
        await AllowLease(cluster, ns);
        var kubeconfig = await Installation.KubeconfigOf(cluster, "pyops-operator", "pyops-system", surroundings.Server);
        var instance = Launch(
            [
                "--kubeconfig", kubeconfig, "--namespace", ns, "--watch-namespace", ns,
                "--init-image", surroundings.InitImage ?? await cluster.Image("init"), .. more,
            ],
            surroundings);
        if (surroundings.UntilReady)
            await instance.UntilReady();
        return instance;
    }

    /// <summary>Starts with just these arguments and a free health port, and waits for nothing.</summary>
    public static OperatorInstance Launch(params string[] arguments) => Launch(arguments, new Surroundings());

    private static OperatorInstance Launch(IEnumerable<string> arguments, Surroundings surroundings)
    {
        var port = FreePort.Next();
        IReadOnlyList<string> command = [surroundings.Program, .. arguments, "--health-port", $"{port}"];
        command = surroundings.Memory?.Inside(command) ?? command;
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the machine has must not decide where a test's operator goes.
        start.Environment.Remove("KUBECONFIG");
        foreach (var (name, value) in surroundings.Environment)
            start.Environment[name] = value;
        return new OperatorInstance(Process.Start(start)!, port);
    }

    public async Task UntilReady()
    {
        try
        {
            await Wait.Until(
                async () => process.HasExited || await Answer("/readyz") == HttpStatusCode.OK,
                TimeSpan.FromSeconds(60), "the operator's readiness");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{Log}", late);
        }

        if (process.HasExited)
            throw new InvalidOperationException($"the operator ended with {process.ExitCode}:\n{Log}");
    }

    public async Task<HttpStatusCode> Answer(string path)
    {
        using var answer = await Get(path);
        return answer.StatusCode;
    }

    public async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The value of one metric, labels included in the name.</summary>
    public async Task<double> Metric(string name)
    {
        var lines = (await Text("/metrics")).Split('\n');
        var line = lines.Single(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        return double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until so many reconciles have ended since its start, and none is waiting any more.</summary>
    public async Task Idle(int reconciles = 0)
    {
        const string Done = "pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"success\"}";
        const string LookAgain = "pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"requeue\"}";
        const string Depth = "pyops_controller_queue_depth{controller=\"pythonservice\"}";
        double last = -1;
        await Wait.Until(
            async () =>
            {
                var (before, now) = (last, await Metric(Done) + await Metric(LookAgain));
                last = now;
                return now >= reconciles && now == before && await Metric(Depth) == 0;
            },
            TimeSpan.FromSeconds(30), "the operator to be idle");
    }

    public async Task<int> Stop()
    {
        (await Tool.Run("kill", ["-TERM", $"{process.Id}"], TimeSpan.FromSeconds(5))).OrThrow("kill");
        return await Ended(TimeSpan.FromSeconds(30));
    }

    public void Kill() => process.Kill();

    public async Task<int> Ended(TimeSpan deadline)
    {
        using var late = new CancellationTokenSource(deadline);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<HttpResponseMessage> Get(string path)
    {
        try
        {
            return await http.GetAsync(new Uri($"http://127.0.0.1:{Port}{path}"));
        }
        catch (HttpRequestException refused) when (process.HasExited)
        {
            throw new InvalidOperationException($"the operator has ended with {process.ExitCode}:\n{Log}", refused);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
            log.Enqueue(line);
    }

    /// <summary>The Lease of a test's operator is in the test's namespace, so that operators of other tests do not wait for it.</summary>
    private static async Task AllowLease(TestCluster cluster, string ns)
    {
        var role = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "config", "rbac", "lease-role.yaml"));
        var here = role.Replace(
            "  name: pyops-operator-lease\n  namespace: pyops-system",
            $"  name: pyops-operator-lease\n  namespace: {ns}",
            StringComparison.Ordinal);
        (await cluster.Kubectl(["apply", "-f", "-"], here)).OrThrow("kubectl apply");
    }
}
