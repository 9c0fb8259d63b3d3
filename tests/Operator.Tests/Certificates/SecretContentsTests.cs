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
        var read = SecretContents.Of(Of(Data()))!;
        Assert.Equal(
            (Old.Certificate.Thumbprint, ByOld.Certificate.Thumbprint),
            (read.Authority.Pair!.Certificate.Thumbprint, read.Leaf.Pair!.Certificate.Thumbprint));
        Assert.Equal((null, null, null), (read.Next, read.Request, read.TrustedSince));
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
        var data = Data();
        if (value is null)
            data.Remove(key);
        else
            data[key] = Encoding.UTF8.GetBytes(value);
        Assert.Equal(problem, SecretContents.Of(Of(data))!.Authority.Problem);
    }

    [Fact]
    public void A_key_of_another_certificate_is_told()
    {
        var data = Data();
        data["ca.key"] = Encoding.UTF8.GetBytes(Stranger.Key);
        Assert.Equal("ca.key does not belong to ca.crt", SecretContents.Of(Of(data))!.Authority.Problem);
    }

    [Fact]
    public void An_RSA_key_is_told()
    {
        using var rsa = RSA.Create(2048);
        var data = Data();
        data["tls.key"] = Encoding.UTF8.GetBytes(rsa.ExportPkcs8PrivateKeyPem());
        Assert.Equal("tls.key is no ECDSA key", SecretContents.Of(Of(data))!.Leaf.Problem);
    }

    [Fact]
    public void Half_of_the_next_authority_is_one_that_cannot_be_used()
    {
        var data = Data();
        data["ca-next.crt"] = Encoding.UTF8.GetBytes(New.CertificatePem);
        Assert.Equal("ca-next.key is missing", SecretContents.Of(Of(data))!.Next!.Problem);
    }

    [Theory]
    [InlineData("2026-06-01T12:00:00.0000000Z", true)]
    [InlineData("pending", false)]
    public void A_note_that_is_no_time_is_none(string note, bool isOne)
    {
        var secret = Of(Data());
        secret.Metadata.Annotations = new Dictionary<string, string>
        {
            [SecretContents.TrustedAnnotation] = note,
            [SecretContents.RotateAnnotation] = "ca",
        };
        var read = SecretContents.Of(secret)!;
        Assert.Equal(isOne ? Noon : null, read.TrustedSince);
        Assert.Equal(("ca", true), (read.Request, read.IsUnproven));
    }

    [Fact]
    public void A_Secret_without_data_is_all_missing() => Assert.Equal("ca.crt is missing", SecretContents.Of(Of(null))!.Authority.Problem);

    private static Dictionary<string, byte[]> Data() => new()
    {
        ["ca.crt"] = Encoding.UTF8.GetBytes(Old.CertificatePem),
        ["ca.key"] = Encoding.UTF8.GetBytes(Old.Key),
        ["tls.crt"] = Encoding.UTF8.GetBytes(ByOld.CertificatePem),
        ["tls.key"] = Encoding.UTF8.GetBytes(ByOld.Key),
    };

    private static V1Secret Of(Dictionary<string, byte[]>? data) => new() { Metadata = new V1ObjectMeta { Name = "tls" }, Data = data };
}
