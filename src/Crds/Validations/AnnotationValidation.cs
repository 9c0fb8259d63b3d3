using System.Globalization;
using System.Text;
using PyOps.Crds.Desired;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Annotations have keys that there can be, are not too many, and say what Kubernetes reads out of some of them.</summary>
internal static class AnnotationValidation
{
    // 256 KiB, less what ours may need.
    private const int MaxBytes = (256 * 1024) - 1024;

    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";

    private const string Seccomp = "seccomp.security.alpha.kubernetes.io/";

    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    private const string SourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";

    private const string IngressClass = "kubernetes.io/ingress.class";

    /// <summary>Keys of any annotations, and how much there is of them.</summary>
    public static IEnumerable<FieldError> Check(IDictionary<string, string>? annotations, string path)
    {
        // The case of a prefix does not count.
        foreach (var (field, key, _) in Items.Of(annotations, path).Where(entry => !LabelForm.IsKey(entry.Key.ToLowerInvariant())))
            yield return new(field, $"{Show.Quoted(key)}: {LabelForm.Key}");
        var bytes = Items.Of(annotations, path)
            .Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value));
        if (bytes > MaxBytes)
            yield return new(path, Invariant($"has {bytes} bytes: at most {MaxBytes} are allowed together"));
    }

    /// <summary>What Kubernetes reads out of annotations of pods.</summary>
    public static IEnumerable<FieldError> OfPods(IDictionary<string, string>? annotations, string path) =>
        Items.Of(annotations, path).SelectMany(entry => PodProblem(entry.Key, entry.Value) is { } problem
            ? [new FieldError(entry.Path, $"{Show.Quoted(entry.Value)}: {problem}")]
            : Array.Empty<FieldError>());

    /// <summary>What Kubernetes reads out of annotations of Services.</summary>
    public static IEnumerable<FieldError> OfService(ServiceSpec? service, string path)
    {
        foreach (var (field, _, value) in Items.Of(service?.Annotations, path).Where(entry => entry.Key == SourceRanges))
        {
            if (service!.Type is not "LoadBalancer")
                yield return new(field, "is read of a LoadBalancer: set spec.service.type to LoadBalancer, or remove it");
            else if (Ranges(value).Select(PeerValidation.Problem).OfType<string>().FirstOrDefault() is { } problem)
                yield return new(field, $"{problem}; separate ranges by commas");
        }
    }

    /// <summary>What Kubernetes reads out of annotations of Ingresses.</summary>
    public static IEnumerable<FieldError> OfIngress(IngressSpec? ingress, string path) =>
        string.IsNullOrEmpty(ingress?.ClassName) ? [] : Items.Of(ingress.Annotations, path)
            .Where(entry => entry.Key == IngressClass)
            .Select(entry => new FieldError(entry.Path, "says what spec.ingress.className says: keep one of the two"));

    private static string[] Ranges(string value) => value.Trim().Length == 0 ? [] : value.Split(',', StringSplitOptions.TrimEntries);

    private static string? PodProblem(string key, string value) => key switch
    {
        "kubernetes.io/config.mirror" => "such pods are made by a node: remove the annotation",
        "scheduler.alpha.kubernetes.io/tolerations" => "it has no effect any more: use spec.scheduling.tolerations",
        DeletionCost => IsCost(value) ? null : "write a whole number from -2147483648 to 2147483647",
        _ when key.StartsWith(Seccomp, StringComparison.Ordinal) || key.StartsWith("container." + Seccomp, StringComparison.Ordinal) =>
            value is "runtime/default" ? null : "the operator sets the seccomp profile: remove the annotation",
        _ when key.StartsWith(AppArmor, StringComparison.Ordinal) => AppArmorProblem(key[AppArmor.Length..], value),
        _ => null,
    };

    private static string? AppArmorProblem(string container, string profile) => (container, profile) switch
    {
        (not PodRole.Container, _) => $"the container of a PythonService is called {PodRole.Container}: end the key in that name",
        (_, "" or "runtime/default" or "unconfined") => null,
        _ => profile.StartsWith("localhost/", StringComparison.Ordinal) ? null : "write runtime/default or localhost/PROFILE",
    };

    private static bool IsCost(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        && value is "0" or ['-' or (>= '1' and <= '9'), ..];
}
