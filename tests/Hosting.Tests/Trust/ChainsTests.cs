using System.Security.Cryptography.X509Certificates;
using PyOps.Hosting.Trust;

namespace PyOps.Hosting.Tests.Trust;

/// <summary>Each case as Go's crypto/x509 decides it, which is what API servers verify with.</summary>
public sealed class ChainsTests : IDisposable
{
    private const string Host = "pyops-webhook.pyops-system.svc";
    private static readonly DateTimeOffset yesterday = DateTimeOffset.UtcNow.AddDays(-1);

    private readonly TestAuthority root = new("root");
    private readonly TestAuthority other = new("other");
    private readonly TestAuthority intermediate;
    private readonly X509Certificate2 leaf;

    public ChainsTests()
    {
        intermediate = new TestAuthority("intermediate", root);
        leaf = intermediate.Issue(Host).Certificate;
    }

    public void Dispose()
    {
        root.Dispose();
        other.Dispose();
        intermediate.Dispose();
        leaf.Dispose();
    }

    [Fact]
    public void The_root_is_trusted_and_the_server_sends_what_is_between() =>
        Assert.Null(Problem(Sent(leaf, intermediate), [root]));

    [Fact]
    public void The_root_is_trusted_and_the_server_sends_nothing_but_its_certificate() =>
        Assert.Contains("CN=intermediate is not trusted", Problem(Sent(leaf), [root]));

    [Fact]
    public void An_intermediate_authority_is_trusted_whatever_the_server_sends()
    {
        Assert.Null(Problem(Sent(leaf), [intermediate]));
        Assert.Null(Problem(Sent(leaf, intermediate), [intermediate]));
        Assert.Null(Problem(Sent(leaf, intermediate, root), [intermediate]));
    }

    [Fact]
    public void Root_and_intermediate_authority_are_trusted_both() => Assert.Null(Problem(Sent(leaf), [root, intermediate]));

    [Fact]
    public void The_trusted_one_may_stand_anywhere_in_the_bundle() =>
        Assert.Null(Problem(Sent(leaf, intermediate), [other, intermediate, root]));

    [Fact]
    public void A_certificate_that_is_trusted_itself_needs_no_authority() =>
        Assert.Null(Chains.Problem(Sent(leaf), Host, [leaf]));

    [Fact]
    public void A_certificate_that_is_trusted_itself_expires_all_the_same()
    {
        var expired = intermediate.Issue(Host, until: yesterday).Certificate;
        Assert.NotNull(Chains.Problem(Sent(expired), Host, [expired]));
    }

    [Fact]
    public void A_way_of_several_authorities_is_followed()
    {
        using var second = new TestAuthority("second", intermediate);
        var deep = second.Issue(Host).Certificate;
        Assert.Null(Problem(Sent(deep, intermediate, second), [root]));
        Assert.Null(Problem(Sent(deep, second), [intermediate]));
        Assert.NotNull(Problem(Sent(deep, second), [root]));
    }

    [Fact]
    public void Another_root_is_not_trusted() => Assert.NotNull(Problem(Sent(leaf, intermediate, root), [other]));

    [Fact]
    public void Nobody_is_trusted_by_an_empty_bundle() => Assert.NotNull(Problem(Sent(leaf, intermediate, root), []));

    [Fact]
    public void Another_authority_of_the_same_name_has_signed_nothing()
    {
        using var twin = new TestAuthority("intermediate", root);
        Assert.NotNull(Problem(Sent(leaf), [twin]));
        Assert.NotNull(Problem(Sent(leaf, twin), [twin]));
        Assert.Null(Problem(Sent(leaf), [twin, intermediate]));
        Assert.Null(Problem(Sent(leaf), [intermediate, twin]));
        Assert.False(Chains.IsSignedBy(leaf, twin.Certificate));
    }

    [Fact]
    public void A_way_that_only_bears_the_names_of_those_who_are_trusted_leads_nowhere()
    {
        using var impostor = new TestAuthority("root");
        using var below = new TestAuthority("intermediate", impostor);
        var forged = below.Issue(Host).Certificate;
        Assert.NotNull(Problem(Sent(forged, below), [root]));
        Assert.NotNull(Problem(Sent(forged, below, impostor, root), [root]));
        Assert.NotNull(Problem(Sent(forged, below, intermediate), [intermediate]));
    }

    [Fact]
    public void What_has_signed_is_an_authority()
    {
        var (certificate, key) = intermediate.Issue("intermediate-server");
        using var server = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);
        var forged = Forge(server);
        Assert.NotNull(Chains.Problem(new(forged, [certificate, intermediate.Certificate]), Host, [root.Certificate]));
        Assert.NotNull(Chains.Problem(new(forged, []), Host, [certificate]));
    }

    [Fact]
    public void Time_counts_for_everything_up_to_what_is_trusted_and_for_nothing_beyond()
    {
        Assert.NotNull(Problem(Sent(intermediate.Issue(Host, until: yesterday).Certificate), [intermediate]));

        using var expired = new TestAuthority("expired", root, yesterday);
        Assert.NotNull(Problem(Sent(expired.Issue(Host).Certificate, expired), [root]));
        Assert.NotNull(Problem(Sent(expired.Issue(Host).Certificate, expired), [expired]));

        using var oldRoot = new TestAuthority("old root", until: yesterday);
        using var young = new TestAuthority("young", oldRoot);
        Assert.NotNull(Problem(Sent(young.Issue(Host).Certificate, young), [oldRoot]));
        Assert.Null(Problem(Sent(young.Issue(Host).Certificate, young, oldRoot), [young]));
    }

    [Theory]
    [InlineData("other.pyops-system.svc", true)]
    [InlineData(Host, false)]
    public void The_name_is_one_that_the_certificate_is_for_and_not_just_its_subject(string host, bool isNamed)
    {
        var named = intermediate.Issue(host, isNamed: isNamed).Certificate;
        Assert.Equal($"it is not for {Host}", Problem(Sent(named), [intermediate]));
    }

    [Fact]
    public void A_client_s_certificate_is_no_server_s() =>
        Assert.NotNull(Problem(Sent(intermediate.Issue(Host, use: TestAuthority.ForClients).Certificate), [intermediate]));

    [Fact]
    public void Who_signed_is_told_whatever_the_time()
    {
        var expired = intermediate.Issue(Host, until: yesterday).Certificate;
        Assert.True(Chains.IsSignedBy(expired, intermediate.Certificate));
        Assert.False(Chains.IsSignedBy(expired, root.Certificate));
        Assert.True(Chains.IsAuthority(intermediate.Certificate));
        Assert.False(Chains.IsAuthority(expired));
    }

    private static string? Problem(PresentedCertificate presented, TestAuthority[] trusted) =>
        Chains.Problem(presented, Host, [.. trusted.Select(authority => authority.Certificate)]);

    private static PresentedCertificate Sent(X509Certificate2 leaf, params TestAuthority[] others) =>
        new(leaf, [.. others.Select(authority => authority.Certificate)]);

    // Signed by a server's key: the library would not do that for us.
    private static X509Certificate2 Forge(X509Certificate2 server)
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new CertificateRequest($"CN={Host}", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var signer = server.GetECDsaPrivateKey()!;
        var generator = X509SignatureGenerator.CreateForECDsa(signer);
        return request.Create(server.SubjectName, generator, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), [1]);
    }
}
