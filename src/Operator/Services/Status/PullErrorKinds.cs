namespace PyOps.Operator.Services.Status;

/// <summary>The kinds of failed pulls, in the words of containerd 1.x and 2.x, CRI-O and Docker.</summary>
internal static class PullErrorKinds
{
    private const string Denied = "the registry refuses access to it; check spec.imagePullSecrets, and that it exists";
    private const string Missing = "the registry does not have it; correct spec.image or push it";
    private const string Limited =
        "the registry's rate limit is reached; pull with an account (spec.imagePullSecrets), or through a mirror";
    private const string Full = "the node's disk is full or cannot be written";
    private const string Platform = "it was not built for the node's architecture";
    private const string Untrusted = "the registry's certificate is not trusted by the node";
    private const string Plain =
        "the registry does not speak TLS; give it a certificate, or allow plain HTTP for it in the nodes' container runtime";
    private const string Handshake = "the registry and the node agree on no TLS";
    private const string Proxy = "the node's proxy does not let it through";
    private const string NoName = "the registry's name cannot be resolved; correct spec.image";
    private const string Deaf = "nothing listens at the registry's address";
    private const string Unreachable = "the registry's address cannot be reached from the node";
    private const string Late = "the registry does not answer";
    private const string Broken = "the connection to the registry breaks off";
    private const string Down = "the registry is out of order (it answers 5xx)";
    private const string Unsigned = "the node's policy of signatures refuses it";
    private const string Old = "its format is too old for the node; push it again with a current tool";
    private const string Damaged = "it is damaged in the registry; push it again";

    // The first that is found counts: registries say "denied" of what does not exist, a proxy is told with a "connection refused", a name
    // that is not resolved with a "timeout", and what has the wrong platform is "not found".
    private static readonly (string Words, string Sentence)[] kinds =
    [
        ("no match for platform", Platform), ("no matching manifest", Platform), ("no image found in manifest list", Platform),
        ("image operating system", Platform), ("does not match the specified platform", Platform),
        ("toomanyrequests", Limited), ("429 Too Many Requests", Limited), ("rate limit", Limited),
        ("status 429", Limited), ("(429)", Limited),
        ("no space left", Full), ("disk quota exceeded", Full), ("read-only file system", Full),
        ("proxyconnect", Proxy), ("Proxy Authentication Required", Proxy), ("socks connect", Proxy),
        ("first record does not look like a TLS handshake", Plain), ("server gave HTTP response to HTTPS client", Plain),
        ("TLS handshake timeout", Late),
        ("x509:", Untrusted), ("failed to verify certificate", Untrusted), ("unknown authority", Untrusted), ("bad certificate", Untrusted),
        ("certificate required", Untrusted),
        ("tls: ", Handshake), ("handshake failure", Handshake),
        ("signature", Unsigned), ("source image rejected", Unsigned), ("not allowed by policy", Unsigned),
        ("dial tcp: lookup", NoName), ("no such host", NoName), ("server misbehaving", NoName), ("name resolution", NoName),
        ("connection refused", Deaf),
        ("no route to host", Unreachable), ("network is unreachable", Unreachable),
        ("host is down", Unreachable), ("host is unreachable", Unreachable),
        ("i/o timeout", Late), ("deadline exceeded", Late), ("DeadlineExceeded", Late),
        ("handshake timeout", Late), ("Client.Timeout", Late),
        ("504 Gateway", Late), ("connection timed out", Late), ("progress timeout", Late),
        ("request canceled", Late), ("context canceled", Late),
        ("500 Internal", Down), ("502 Bad Gateway", Down), ("503 Service", Down), ("Service Unavailable", Down), ("internal error", Down),
        ("unexpected commit digest", Damaged), ("unexpected digest", Damaged),
        ("digest mismatch", Damaged), ("invalid tar header", Damaged),
        ("invalid checksum", Damaged), ("unexpected commit size", Damaged), ("failed size validation", Damaged),
        ("manifest.v1", Old), ("schema 1", Old), ("not implemented: media type", Old), ("unsupported manifest", Old),
        ("connection reset", Broken), ("broken pipe", Broken), ("stream error", Broken), ("GOAWAY", Broken), ("connection lost", Broken),
        ("unexpected EOF", Broken), (": EOF", Broken),
        ("unauthorized", Denied), ("authorization", Denied), ("authentication required", Denied),
        ("denied", Denied), ("403 Forbidden", Denied),
        ("insufficient_scope", Denied), ("no basic auth credentials", Denied),
        ("incorrect username or password", Denied), ("fetch oauth token", Denied),
        ("fetch anonymous token", Denied), ("forbidden", Denied),
        ("not found", Missing), ("manifest unknown", Missing), ("name unknown", Missing),
        ("does not exist", Missing), ("is not present", Missing),
    ];

    /// <summary>The sentences, each once.</summary>
    public static IReadOnlyList<string> Sentences { get; } = [.. kinds.Select(kind => kind.Sentence).Distinct(StringComparer.Ordinal)];

    /// <summary>The sentence for what the runtime says, without names; null when it says nothing that is known.</summary>
    public static string? Of(string runtime) =>
        kinds.FirstOrDefault(kind => runtime.Contains(kind.Words, StringComparison.OrdinalIgnoreCase)).Sentence;
}
