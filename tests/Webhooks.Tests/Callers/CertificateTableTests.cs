using System.Net;
using System.Net.Security;
using System.Text.Json;
using PyOps.Webhooks.Tests.Support;

namespace PyOps.Webhooks.Tests.Callers;

/// <summary>Whose certificate counts, as Go's crypto/x509 decides it for clients, and whose name.</summary>
public sealed class CertificateTableTests(CertificateTableTests.Guarded guarded) : IClassFixture<CertificateTableTests.Guarded>
{
    private const string Name = "kube-apiserver-kubelet-client";

    private static readonly (string What, Func<TestAuthority, SslStreamCertificateContext?> Own, string? Refused, string Words)[] clients =
    [
        ("one that may", by => ClientCertificates.Of(by, Name), null, ""),
        ("one that may, and names no use", by => ClientCertificates.Of(by, Name, use: null), null, ""),
        ("one that may, by an authority in between", by => ClientCertificates.Between(by, Name), null, ""),
        ("the other that may", by => ClientCertificates.Of(by, "system:apiserver"), null, ""),
        ("none", _ => null, "nocertificate", "it presents no client certificate"),
        ("a stranger's of the same name",
            _ => ClientCertificates.Of(new TestAuthority("clients"), Name), "wrongcertificate", "is not signed by"),
        ("of its own making", _ => ClientCertificates.Of(new TestAuthority(Name), Name), "wrongcertificate", "is not signed by"),
        ("a server's", by => ClientCertificates.Of(by, Name, TestAuthority.ForServers), "wrongcertificate", "is not for clients"),
        ("an old one",
            by => ClientCertificates.Of(by, Name, until: DateTimeOffset.UtcNow.AddDays(-1)), "wrongcertificate", "is not valid now"),
        ("another's", by => ClientCertificates.Of(by, "system:node:node1"), "wrongname", "is for system:node:node1, which"),
        ("one of another case", by => ClientCertificates.Of(by, "Kube-APIserver-kubelet-client"), "wrongname", "is for Kube-APIserver"),
        ("one of two names", by => ClientCertificates.Of(by, $"{Name}, CN=jane"), "wrongname", "is for no common name"),
        ("one of the name as an alternative", by => ClientCertificates.Of(by, "jane", host: Name), "wrongname", "is for jane"),
        ("one of a name over two lines", by => ClientCertificates.Of(by, "\"a\nb\""), "wrongname", "is for no common name"),
        ("one of no end of a name", by => ClientCertificates.Of(by, new string('x', 2000)), "wrongname", "is for no common name"),
    ];

    public static TheoryData<string> Clients => [.. clients.Select(client => client.What)];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_review_is_answered_to_who_presents_a_certificate_that_counts_and_others_are_told_why_not(string what)
    {
        var (_, own, refused, words) = clients.Single(client => client.What == what);
        var before = await Counts();
        using var client = guarded.Server.Client(own: own(guarded.Server.Clients));

        using var answer = await client.PostAsync("/pods/enforce", Server.Json(Reviews.Create()));

        var text = await answer.Content.ReadAsStringAsync();
        if (refused is null)
        {
            Assert.Equal((Reviews.Uid, false), Reviews.Read(text));
            return;
        }
        using var status = JsonDocument.Parse(text);
        Assert.Equal((HttpStatusCode.Forbidden, 403), (answer.StatusCode, status.RootElement.GetProperty("code").GetInt32()));
        var message = status.RootElement.GetProperty("message").GetString()!;
        Assert.Contains(words, message);
        Assert.InRange(message.Length, 1, 300);
        Assert.DoesNotContain('\n', message);
        Assert.Equal([refused], (await Counts()).Except(before).Select(line => line[(line.IndexOf('"') + 1)..line.LastIndexOf('"')]));
    }

    private async Task<IEnumerable<string>> Counts() => (await guarded.Server.HealthAnswer("/metrics")).Text.Split('\n')
        .Where(line => line.StartsWith("pyops_webhook_refused_total{", StringComparison.Ordinal));

    /// <summary>A webhook that asks for certificates, for all cases.</summary>
    public sealed class Guarded : IAsyncLifetime
    {
        internal Server Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await Server.Ready(clients: [Name, "system:apiserver"]);

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }
}
