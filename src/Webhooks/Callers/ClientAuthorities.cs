using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PyOps.Webhooks.Certificates;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Callers;

/// <summary>Who signs the certificates of those who may ask: a file of authorities, followed as it changes.</summary>
internal sealed class ClientAuthorities
{
    private readonly string file;
    private readonly ClientMetrics metrics;
    private readonly ILogger logger;
    private readonly FollowedFiles files;
    private volatile IReadOnlyList<X509Certificate2> current = [];

    public ClientAuthorities(string file, ClientMetrics metrics, TimeProvider time, ILogger logger)
    {
        (this.file, this.metrics, this.logger) = (file, metrics, logger);
        files = new FollowedFiles("authorities of clients", [file], Take, metrics.AuthoritiesFailed, time, logger);
    }

    /// <summary>Those who count for new connections; nobody before the file was read.</summary>
    public IReadOnlyList<X509Certificate2> Current => current;

    /// <summary>Why nobody can be told from a stranger; null when somebody can.</summary>
    public string? Problem => files.Problem;

    /// <summary>Runs until cancelled.</summary>
    public Task Run(CancellationToken cancellation) => files.Run(cancellation);

    private void Take(byte[][] contents)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(Encoding.UTF8.GetString(contents[0]));
        if (found.Count == 0)
            throw new CryptographicException($"{file} holds no certificate in PEM");
        current = [.. found];
        metrics.AuthoritiesLoaded(found.Min(authority => authority.NotAfter.ToUniversalTime()));
        logger.LogInformation("Reviews are taken from clients of {Count} authorities in {File}", found.Count, file);
    }
}
