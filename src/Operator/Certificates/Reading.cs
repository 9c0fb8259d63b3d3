using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PyOps.Operator.Certificates;

/// <summary>What came of reading a certificate and its key from a Secret: the pair, or what is wrong with it.</summary>
/// <param name="Pair">The pair, when both belong together.</param>
/// <param name="Problem">What is wrong; it never quotes the key.</param>
internal sealed record Reading(KeyPair? Pair, string? Problem)
{
    /// <summary>Reads a pair.</summary>
    /// <param name="name">Key of the Secret without its ending, such as <c>tls</c>.</param>
    /// <param name="data">The Secret's data.</param>
    public static Reading Of(string name, IDictionary<string, byte[]> data)
    {
        var (certificateName, keyName) = ($"{name}.crt", $"{name}.key");
        if (Text(data, certificateName) is not { } certificate)
            return Bad($"{certificateName} is missing");
        if (Text(data, keyName) is not { } key)
            return Bad($"{keyName} is missing");
        try
        {
            return Of(X509Certificate2.CreateFromPem(certificate), key, certificateName, keyName);
        }
        catch (CryptographicException)
        {
            return Bad($"{certificateName} is no certificate");
        }
    }

    private static Reading Of(X509Certificate2 certificate, string keyPem, string certificateName, string keyName)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(keyPem);
            using var known = certificate.GetECDsaPublicKey();
            var belongs = known is not null && known.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo());
            return belongs ? new(new KeyPair(certificate, keyPem), null) : Bad($"{keyName} does not belong to {certificateName}");
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            return Bad($"{keyName} is no ECDSA key");
        }
    }

    private static Reading Bad(string problem) => new(null, problem);

    private static string? Text(IDictionary<string, byte[]> data, string name) =>
        data.TryGetValue(name, out var bytes) && bytes is { Length: > 0 } ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
