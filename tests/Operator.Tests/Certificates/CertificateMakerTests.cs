using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PyOps.Hosting.Trust;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

public class CertificateMakerTests
{
    [Fact]
    public void A_certificate_is_for_every_name_of_the_Service() =>
        Assert.All(
            [
                "pyops-webhook", "pyops-webhook.pyops-system", "pyops-webhook.pyops-system.svc",
                "pyops-webhook.pyops-system.svc.cluster.local",
            ],
            name => Assert.True(ByOld.Certificate.MatchesHostname(name), name));

    [Fact]
    public void Its_authority_verifies_it_and_no_other_does()
    {
        var authority = Authority(DateTimeOffset.UtcNow);
        var leaf = Leaf(authority, DateTimeOffset.UtcNow).Certificate;
        Assert.Null(Chains.Problem(new(leaf, []), [Old.Certificate, authority.Certificate]));
        Assert.NotNull(Chains.Problem(new(leaf, []), [Old.Certificate]));
        Assert.True(Chains.IsSignedBy(leaf, authority.Certificate));
        Assert.False(Chains.IsSignedBy(leaf, Old.Certificate));
    }

    [Fact]
    public void An_expired_certificate_is_not_accepted_though_its_signature_is_good()
    {
        var longAgo = DateTimeOffset.UtcNow.AddDays(-100);
        var authority = Authority(longAgo);
        var leaf = Leaf(authority, longAgo).Certificate;
        Assert.NotNull(Chains.Problem(new(leaf, []), [authority.Certificate]));
        Assert.True(Chains.IsSignedBy(leaf, authority.Certificate));
    }

    [Fact]
    public void An_authority_lives_two_years_and_a_certificate_ninety_days_from_an_hour_ago()
    {
        Assert.Equal((Noon.AddHours(-1), Noon.AddDays(730)), (Old.Begins, Old.Ends));
        Assert.Equal((Noon.AddHours(-1), Noon.AddDays(90)), (ByOld.Begins, ByOld.Ends));
    }

    [Fact]
    public void No_certificate_outlives_its_authority() => Assert.Equal(Old.Ends, Leaf(Old, Noon.AddDays(700)).Ends);

    [Fact]
    public void Keys_are_on_P256_and_serial_numbers_are_random_and_of_full_length()
    {
        using var key = ByOld.Certificate.GetECDsaPublicKey()!;
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key.ExportParameters(false).Curve.Oid.Value);
        var serials = Enumerable.Range(0, 20).Select(_ => Leaf(Old).Certificate.SerialNumber).ToList();
        Assert.Equal(20, serials.Distinct().Count());
        Assert.All(serials, serial => Assert.Equal(32, serial.Length));
    }

    [Fact]
    public void A_pair_says_nothing_of_its_key() => Assert.DoesNotContain("PRIVATE", $"{ByOld}{Secret()}", StringComparison.Ordinal);
}
