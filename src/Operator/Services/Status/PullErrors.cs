using System.Text.RegularExpressions;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Why an image cannot be pulled. The container runtime's own words hold ports and ids that differ with each try: they are
/// sorted into a few kinds, of which each has its sentence.
/// </summary>
internal static partial class PullErrors
{
    private const string Unknown = "check that it exists in the registry and that spec.imagePullSecrets may read it";

    /// <summary>
    /// A sentence that stays the same while the kubelet changes between ErrImagePull, which
    /// has the cause, and ImagePullBackOff, which does not.
    /// </summary>
    /// <param name="where">Pod and container.</param>
    /// <param name="image">The image.</param>
    /// <param name="runtime">What the runtime says now.</param>
    /// <param name="before">What was told until now: it knows the cause of the last try.</param>
    public static string Message(string where, string image, string? runtime, string before)
    {
        var fact = $"{where}: image \"{image}\" cannot be pulled";
        var cause = PullErrorKinds.Of(Plain(runtime ?? "", image)) ?? PullErrorKinds.Sentences.FirstOrDefault(Told);
        return $"{fact}; {cause ?? Unknown}";

        bool Told(string sentence) => before.Contains($"{fact}; {sentence}", StringComparison.Ordinal);
    }

    // Names of registries and repositories may have words such as denied, in quotes, in addresses, and at the end in full.
    private static string Plain(string runtime, string image) =>
        Names().Replace(runtime, "").Replace(image, "", StringComparison.Ordinal).Replace(Repository(image), "", StringComparison.Ordinal);

    // Without tag and digest, as CRI-O says it. A colon before the last slash is that of a port.
    private static string Repository(string image)
    {
        var end = image.IndexOfAny([':', '@'], image.LastIndexOf('/') + 1);
        return end < 0 ? image : image[..end];
    }

    [GeneratedRegex("""https?://\S+|"(?:[^"\\]|\\.)*"|\S+@sha256:[0-9a-f]{64}""", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Names();
}
