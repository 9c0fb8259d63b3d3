using System.Globalization;
using System.Net;
using k8s.Autorest;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>Reads how long an overloaded API server wants to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Longer requests to wait are cut to this: they are a proxy's maintenance page and no estimate.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(5);

    /// <summary>The wait of a 429 or 503 that names one in whole seconds above zero; null for every other answer.</summary>
    public static TimeSpan? Of(HttpOperationException e)
    {
        if (e.Response is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers: { } headers })
            return null;
        var values = headers.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value;
        var value = values?.FirstOrDefault();
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            return null;
        var wait = TimeSpan.FromSeconds(seconds);
        return wait < longest ? wait : longest;
    }
}
