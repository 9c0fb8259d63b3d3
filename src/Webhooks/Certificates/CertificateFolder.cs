using System.Security.Cryptography;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Certificates;

/// <summary>
/// The certificate in a folder, which is looked at each second: a mounted Secret changes by swapping a link, which no watch of the file
/// reports. A pair that is incomplete or does not match, as it can be seen while it changes, leaves the one that is served.
/// </summary>
internal sealed class CertificateFolder(string folder, WebhookMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1);

    private byte[] certificates = [];
    private byte[] key = [];
    private string? told;
    private volatile ServedCertificate? current;

    /// <summary>What is served to new connections; null before there was any.</summary>
    public ServedCertificate? Current => current;

    /// <summary>Why nothing can be served; null when something can.</summary>
    public string? Problem => current is null ? told ?? "it has not been read yet" : null;

    /// <summary>Runs until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
            Look();
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private void Look()
    {
        try
        {
            var (newCertificates, newKey) = (Read("tls.crt"), Read("tls.key"));
            if (newCertificates.AsSpan().SequenceEqual(certificates) && newKey.AsSpan().SequenceEqual(key))
                return;
            // Noted before it is tried: a pair that is of no use is told and counted once.
            (certificates, key) = (newCertificates, newKey);
            current = ServedCertificate.Of(certificates, key);
            metrics.CertificateLoaded(current.NotAfter);
            logger.LogInformation("Serving certificate {Thumbprint}, which expires {Expiry:u}", current.Thumbprint, current.NotAfter);
            told = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Tell(error.Message);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            metrics.CertificateFailed();
            Tell($"tls.crt and tls.key in {folder} are no pair: {error.Message}");
        }
    }

    private byte[] Read(string file) => File.ReadAllBytes(Path.Combine(folder, file));

    private void Tell(string problem)
    {
        if (told != problem)
            logger.LogWarning("No new certificate: {Problem}", problem);
        told = problem;
    }
}
