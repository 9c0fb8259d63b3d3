using System.Security.Cryptography;
using System.Text;
using k8s.Models;
using PyOps.Operator.Certificates;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

public class SecretContentsTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        var read = SecretContents.Of(Of(Authority()), Of(Leaf()));
        Assert.Equal(
            (Old.Certificate.Thumbprint, ByOld.Certificate.Thumbprint),
            (read.Authority.Pair!.Certificate.Thumbprint, read.Leaf.Pair!.Certificate.Thumbprint));
        Assert.Equal((null, null, null, null), (read.Next, read.LeafRequest, read.AuthorityRequest, read.TrustedSince));
    }

    [Fact]
    public void Secrets_that_are_not_there_are_told()
    {
        var read = SecretContents.Of(null, null);
        Assert.Equal(("its Secret is absent", "tls.crt is missing"), (read.Authority.Problem, read.Leaf.Problem));
    }

    /// <summary>Where versions before kept it; whoever has read it there signs for ever, if it is taken over.</summary>
    [Fact]
    public void An_authority_in_the_certificate_s_Secret_counts_for_nothing()
    {
        var before = Leaf();
        foreach (var (key, value) in Authority())
            before[key] = value;
        before["ca-next.crt"] = Encoding.UTF8.GetBytes(New.CertificatePem);

        var read = SecretContents.Of(null, Of(before));

        Assert.Equal(
            (null, "the key of the one before was in the certificate's Secret, which nodes may read", null),
            (read.Authority.Pair, read.Authority.Problem, read.Next));
        Assert.Equal(ByOld.Certificate.Thumbprint, read.Leaf.Pair!.Certificate.Thumbprint);
    }

    [Theory]
    [InlineData("ca.crt", null, "ca.crt is missing")]
    [InlineData("ca.crt", "", "ca.crt is missing")]
    [InlineData("ca.crt", "garbage", "ca.crt is no certificate")]
    [InlineData("ca.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "ca.crt is no certificate")]
    [InlineData("ca.key", null, "ca.key is missing")]
    [InlineData("ca.key", "garbage", "ca.key is no ECDSA key")]
    [InlineData("ca.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "ca.key is no ECDSA key")]
    public void What_cannot_be_read_is_told_without_a_word_of_it(string key, string? value, string problem)
    {
        var data = Authority();
        if (value is null)
            data.Remove(key);
        else
            data[key] = Encoding.UTF8.GetBytes(value);
        Assert.Equal(problem, SecretContents.Of(Of(data), Of(Leaf())).Authority.Problem);
    }

    [Fact]
    public void A_key_of_another_certificate_is_told()
    {
        var data = Authority();
        data["ca.key"] = Encoding.UTF8.GetBytes(Stranger.Key);
        Assert.Equal("ca.key does not belong to ca.crt", SecretContents.Of(Of(data), Of(Leaf())).Authority.Problem);
    }

    [Fact]
    public void An_RSA_key_is_told()
    {
        using var rsa = RSA.Create(2048);
        var data = Leaf();
        data["tls.key"] = Encoding.UTF8.GetBytes(rsa.ExportPkcs8PrivateKeyPem());
        Assert.Equal("tls.key is no ECDSA key", SecretContents.Of(Of(Authority()), Of(data)).Leaf.Problem);
    }

    [Fact]
    public void Half_of_the_next_authority_is_one_that_cannot_be_used()
    {
        var data = Authority();
        data["ca-next.crt"] = Encoding.UTF8.GetBytes(New.CertificatePem);
        Assert.Equal("ca-next.key is missing", SecretContents.Of(Of(data), Of(Leaf())).Next!.Problem);
    }

    [Theory]
    [InlineData("2026-06-01T12:00:00.0000000Z", true)]
    [InlineData("pending", false)]
    public void A_note_that_is_no_time_is_none(string note, bool isOne)
    {
        var (secret, leaf) = (Of(Authority()), Of(Leaf()));
        secret.Metadata.Annotations = new Dictionary<string, string>
        {
            [SecretContents.TrustedAnnotation] = note,
            [SecretContents.RotateAnnotation] = "ca",
        };
        leaf.Metadata.Annotations = new Dictionary<string, string> { [SecretContents.RotateAnnotation] = "leaf" };
        var read = SecretContents.Of(secret, leaf);
        Assert.Equal((isOne ? Noon : null, "ca", "leaf"), (read.TrustedSince, read.AuthorityRequest, read.LeafRequest));
    }

    [Fact]
    public void A_Secret_without_data_is_all_missing() =>
        Assert.Equal("ca.crt is missing", SecretContents.Of(Of(null), Of(null)).Authority.Problem);

    private static Dictionary<string, byte[]> Authority() => Pair("ca", Old);

    private static Dictionary<string, byte[]> Leaf() => Pair("tls", ByOld);

    private static Dictionary<string, byte[]> Pair(string name, KeyPair pair) => new()
    {
        [$"{name}.crt"] = Encoding.UTF8.GetBytes(pair.CertificatePem),
        [$"{name}.key"] = Encoding.UTF8.GetBytes(pair.Key),
    };

    private static V1Secret Of(Dictionary<string, byte[]>? data) => new() { Metadata = new V1ObjectMeta { Name = "tls" }, Data = data };
}
