namespace PyOps.Operator.Services.Status;

/// <summary>
/// Why an image cannot be pulled. The container runtime's own words hold ports and ids that differ with each try: they are sorted into a few
/// kinds, of which each has its sentence.
/// </summary>
internal static class PullErrors
{
    private const string Unknown = "check that it exists in the registry and that spec.imagePullSecrets may read it";

    // The first that is found counts: registries say "denied" of what does not exist.
    private static readonly (string Words, string Sentence)[] kinds =
    [
        ("no match for platform", "it was not built for the node's architecture"),
        ("toomanyrequests", "the registry's rate limit is reached"),
        ("429 Too Many Requests", "the registry's rate limit is reached"),
        ("no space left", "the node's disk is full"),
        ("x509:", "the registry's certificate is not trusted by the node"),
        ("server gave HTTP response to HTTPS client", "the registry does not speak TLS"),
        ("dial tcp: lookup", "the registry's name cannot be resolved; correct spec.image"),
        ("connection refused", "nothing listens at the registry's address"),
        ("i/o timeout", "the registry does not answer"),
        ("deadline exceeded", "the registry does not answer"),
        ("handshake timeout", "the registry does not answer"),
        ("unauthorized", Denied),
        ("authorization", Denied),
        ("denied", Denied),
        ("403 Forbidden", Denied),
        ("not found", Missing),
        ("manifest unknown", Missing),
        ("name unknown", Missing),
    ];

    private const string Denied = "the registry refuses access to it; check spec.imagePullSecrets, and that it exists";
    private const string Missing = "the registry does not have it; correct spec.image or push it";

    /// <summary>
    /// A sentence that stays the same while the kubelet changes between ErrImagePull, which has the cause, and ImagePullBackOff, which does not.
    /// </summary>
    /// <param name="where">Pod and container.</param>
    /// <param name="image">The image.</param>
    /// <param name="runtime">What the runtime says now.</param>
    /// <param name="before">What was told until now: it knows the cause of the last try.</param>
    public static string Message(string where, string image, string? runtime, string before)
    {
        var fact = $"{where}: image \"{image}\" cannot be pulled";
        // The image's own name may have such words.
        var words = (runtime ?? "").Replace(image, "", StringComparison.Ordinal);
        var cause = Cause(words) ?? kinds.FirstOrDefault(kind => before.Contains($"{fact}; {kind.Sentence}", StringComparison.Ordinal)).Sentence;
        return $"{fact}; {cause ?? Unknown}";
    }

    private static string? Cause(string runtime) =>
        kinds.FirstOrDefault(kind => runtime.Contains(kind.Words, StringComparison.OrdinalIgnoreCase)).Sentence;
}
