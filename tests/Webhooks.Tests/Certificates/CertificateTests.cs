using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Certificates;

public sealed class CertificateTests
{
    [Fact]
    public async Task A_new_pair_is_served_to_new_connections_and_old_ones_go_on()
    {
        await using var server = await Server.Ready();
        using var old = server.Client();
        Assert.True(await Answers(old));

        server.WriteCertificate(server.Authority.Leaf("second"));
        await Wait.Until(async () => await Presented(server) == "CN=second", "the new certificate to be served");

        Assert.True(await Answers(old));
    }

    [Fact]
    public async Task Halves_of_two_pairs_and_rubbish_leave_what_is_served()
    {
        await using var server = await Server.Ready();
        var second = server.Authority.Leaf("second");

        File.WriteAllText(Path.Combine(server.Options.CertDir, "tls.crt"), second.Chain);
        await Wait.Until(async () => await server.Metric("pyops_webhook_certificate_failures_total") == 1, "the mismatch to be seen");
        Assert.Equal("CN=first", await Presented(server));
        File.WriteAllText(Path.Combine(server.Options.CertDir, "tls.key"), "rubbish");
        await Wait.Until(async () => await server.Metric("pyops_webhook_certificate_failures_total") == 2, "the rubbish to be seen");
        Assert.Equal("CN=first", await Presented(server));
        File.WriteAllText(Path.Combine(server.Options.CertDir, "tls.key"), second.Key);

        await Wait.Until(async () => await Presented(server) == "CN=second", "the complete pair to be served");
    }

    [Fact]
    public async Task A_mounted_Secret_changes_by_swapping_a_link()
    {
        await using var server = await Server.Bare();
        server.WritePolicy("{}");
        Mount(server, "one", server.Authority.Leaf("one"));
        await Wait.Until(async () => await server.Health("/readyz") == HttpStatusCode.OK, "the webhook to be ready");
        Assert.Equal("CN=one", await Presented(server));

        Mount(server, "two", server.Authority.Leaf("two"));

        await Wait.Until(async () => await Presented(server) == "CN=two", "the new certificate to be served");
    }

    [Fact]
    public async Task Connections_during_many_changes_all_succeed()
    {
        await using var server = await Server.Ready();
        var names = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var stop = new CancellationTokenSource();
        var asking = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                names[await Presented(server)] = true;
        })));

        foreach (var name in (string[])["second", "third"])
        {
            server.WriteCertificate(server.Authority.Leaf(name));
            await Wait.Until(() => names.ContainsKey($"CN={name}"), $"{name} to be served");
        }

        await stop.CancelAsync();
        await asking.Soon();
    }

    // As the kubelet does: files are links through ..data, which is a link to a folder that is never changed.
    private static void Mount(Server server, string version, (string Chain, string Key) pair)
    {
        var folder = server.Options.CertDir;
        var content = Directory.CreateDirectory(Path.Combine(folder, $"..{version}")).FullName;
        File.WriteAllText(Path.Combine(content, "tls.crt"), pair.Chain);
        File.WriteAllText(Path.Combine(content, "tls.key"), pair.Key);
        File.CreateSymbolicLink(Path.Combine(folder, "..data_tmp"), $"..{version}");
        using (var move = Process.Start("mv", ["-T", Path.Combine(folder, "..data_tmp"), Path.Combine(folder, "..data")]))
        {
            move.WaitForExit();
            Assert.Equal(0, move.ExitCode);
        }
        foreach (var file in (string[])["tls.crt", "tls.key"])
        {
            if (!File.Exists(Path.Combine(folder, file)))
                File.CreateSymbolicLink(Path.Combine(folder, file), Path.Combine("..data", file));
        }
    }

    private static async Task<string> Presented(Server server)
    {
        var name = "";
        using var client = server.Client(presented: certificate => name = certificate.Subject);
        Assert.True(await Answers(client));
        return name;
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
