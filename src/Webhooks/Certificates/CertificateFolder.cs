using System.Security.Cryptography;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Certificates;

/// <summary>
/// The certificate in a folder. A pair that is incomplete or does not match, as it can be seen while it changes, leaves the one that is
/// served.
/// </summary>
internal sealed class CertificateFolder
{
    private readonly string folder;
    private readonly WebhookMetrics metrics;
    private readonly ILogger logger;
    private readonly FollowedFiles files;
    private volatile ServedCertificate? current;

    public CertificateFolder(string folder, WebhookMetrics metrics, TimeProvider time, ILogger logger)
    {
        (this.folder, this.metrics, this.logger) = (folder, metrics, logger);
        files = new FollowedFiles(
            "certificate", [Path.Combine(folder, "tls.crt"), Path.Combine(folder, "tls.key")], Take, metrics.CertificateFailed, time,
            logger);
    }

    /// <summary>What is served to new connections; null before there was any.</summary>
    public ServedCertificate? Current => current;

    /// <summary>Why nothing can be served; null when something can.</summary>
    public string? Problem => files.Problem;

    /// <summary>Runs until cancelled.</summary>
    public Task Run(CancellationToken cancellation) => files.Run(cancellation);

    private void Take(byte[][] pair)
    {
        ServedCertificate served;
        try
        {
            served = ServedCertificate.Of(pair[0], pair[1]);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new CryptographicException($"tls.crt and tls.key in {folder} are no pair: {error.Message}", error);
        }
        current = served;
        metrics.CertificateLoaded(served.NotAfter);
        logger.LogInformation("Serving certificate {Thumbprint}, which expires {Expiry:u}", served.Thumbprint, served.NotAfter);
    }
}
