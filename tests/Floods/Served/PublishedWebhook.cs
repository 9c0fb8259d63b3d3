using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PyOps.Floods.Served;

/// <summary>The webhook as it ships, in the container's memory, with a certificate and a policy file of its own.</summary>
internal sealed class PublishedWebhook : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pyops-floods");
    private readonly MemoryGroup memory = new(MemoryGroup.LimitOf("webhook"));
    private readonly ConcurrentQueue<string> log = [];
    private readonly Process process;

    private PublishedWebhook()
    {
        using var authority = new TestAuthority("floods");
        var (leaf, key) = authority.Issue("127.0.0.1");
        using (leaf)
            Write("tls.crt", leaf.ExportCertificatePem() + "\n");
        Write("tls.key", key);
        Write("policy.json", """{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"}}""");
        var command = memory.Inside(
        [
            Binary, "--port", Text(Port), "--health-port", Text(HealthPort), "--cert-dir", folder.FullName,
            "--policy-file", Path.Combine(folder.FullName, "policy.json"), "--drain-seconds", "0",
        ]).ToList();
        process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Why it cannot be started here, or null.</summary>
    public static string? Missing => File.Exists(Binary) ? MemoryGroup.Missing : $"{Binary} is not there; `make webhook` publishes it";

    public int Port { get; } = FreePort();

    public int HealthPort { get; } = FreePort();

    /// <summary>What it has logged.</summary>
    public IReadOnlyCollection<string> Log => log;

    /// <summary>How it ended, which it should not; null while it runs.</summary>
    public string? End =>
        memory.Kills > 0 ? "it was killed for its memory" : process.HasExited ? $"it ended with {process.ExitCode}" : null;

    /// <summary>The most that was resident of it, in mebibytes; 0 once it has ended.</summary>
    public int PeakMebibytes => End is null
        ? int.Parse(
            File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024
        : 0;

    private static string Binary { get; } = Environment.GetEnvironmentVariable("PYOPS_WEBHOOK") is { Length: > 0 } named
        ? named
        : Path.Combine(Checkout.Root, "artifacts/bin/pyops-webhook/pyops-webhook");

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<PublishedWebhook> Start()
    {
        var webhook = new PublishedWebhook();
        using var client = new HttpClient();
        await Wait.Until(
            async () =>
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{webhook.HealthPort}/readyz"));
                    return answer.StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false; // It is about to open its ports.
                }
            },
            "the webhook to be ready");
        return webhook;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        memory.Dispose();
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            log.Enqueue(text);
    }
}
