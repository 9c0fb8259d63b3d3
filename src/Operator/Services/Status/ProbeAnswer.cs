using PyOps.Crds.Completed;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>What came back from a probe that failed. The kubelet's own words hold ports that differ each time; these do not.</summary>
/// <param name="Words">For people.</param>
/// <param name="Advice">What to change, where the answer tells; else null.</param>
/// <param name="IsSilent">Nobody listens where the probe asks.</param>
/// <param name="IsHopeless">The probe cannot succeed, however long one waits.</param>
internal sealed record ProbeAnswer(string Words, string? Advice = null, bool IsSilent = false, bool IsHopeless = false)
{
    private const string Status = "statuscode: ";
    private const string RefusesHost = "a framework that checks the Host header refuses";
    private static readonly List<string> stopping =
        ["canceled", "is stopping", "CONTAINER_EXITED", "process not found", "task not found", "not running"];

    /// <summary>Reads the message of an event Unhealthy of the application's container; null when it says nothing that is known.</summary>
    public static ProbeAnswer? Read(CompletedService service, string message)
    {
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        var words = colon < 0 ? "" : message[(colon + 1)..].Trim();
        var isError = colon > 0 && message[..colon].Contains("errored", StringComparison.Ordinal);
        // A container that stops, or a kubelet that does, is no answer.
        if (isError && stopping.Exists(part => words.Contains(part, StringComparison.OrdinalIgnoreCase)))
            return null;
        if (service.Health.Exec.Count > 0)
            return Command(service, words, isError);
        if (words.IndexOf(Status, StringComparison.Ordinal) is >= 0 and var code)
            return Http(words[(code + Status.Length)..].Trim(), service.Health.Host);
        return words switch
        {
            _ when Has("connection refused") => new("connection refused", IsSilent: true),
            _ when Has("malformed HTTP") =>
                new(
                    "the answer is no HTTP",
                    "the probe asks plain HTTP: if the application speaks TLS, use spec.health.exec, or leave spec.health.path out"),
            _ when Has("deadline exceeded") || Has("timeout") || Has("Timeout") || Has("timed out") => Late(service),
            _ when Has("connection reset") || Has("EOF") || Has("broken pipe") || Has("closed") =>
                new("the connection was closed without an answer"),
            _ when Has("no route to host") || Has("unreachable") || Has("host is down") => new("no route to the pod"),
            _ when Has("redirects") => new("too many redirects", "the path must answer itself"),
            _ => null,
        };

        bool Has(string part) => words.Contains(part, StringComparison.Ordinal);
    }

    private static ProbeAnswer Late(CompletedService service) => new($"no answer within {service.Health.TimeoutSeconds} s");

    private static ProbeAnswer Http(string code, string? host) => new($"HTTP {code}", code switch
    {
        "400" or "421" when host is null =>
            $"{RefusesHost} the pod's address: set spec.health.host to a name that it allows (Django: ALLOWED_HOSTS)",
        "400" or "421" => $"{RefusesHost} \"{host}\" of spec.health.host: allow it (Django: ALLOWED_HOSTS)",
        "401" or "403" or "407" => "the path must need no login",
        "404" or "410" => "the application has no such path",
        "405" or "501" => "the path must answer GET",
        "429" => "the path must not be rate-limited",
        _ => null,
    });

    // A command that cannot be run is neither a success nor a failure: the kubelet asks again, for ever.
    private static ProbeAnswer? Command(CompletedService service, string words, bool isError)
    {
        if ((words.StartsWith("command", StringComparison.Ordinal) || isError)
            && (Has("timed out") || Has("DeadlineExceeded") || Has("deadline exceeded")))
            return Late(service);
        if (isError)
            return new($"the command cannot be run: {StartErrors.Cause(words)}", "correct spec.health.exec or the image", IsHopeless: true);
        return LastWords.Of(words) is { } output ? new($"\"{output}\"") : null;

        bool Has(string part) => words.Contains(part, StringComparison.Ordinal);
    }
}
