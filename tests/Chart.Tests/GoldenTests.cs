using PyOps.Cluster;

namespace PyOps.Chart.Tests;

public class GoldenTests
{
    // Without the CRDs and the roles, which are copies of config (FilesTests).
    internal static readonly Dictionary<string, string[]> Variants = new(StringComparer.Ordinal)
    {
        ["default"] = [],
        ["oldest-server"] = ["--kube-version", "1.25"],
        ["server-before-the-label-guard"] = ["--kube-version", "1.29"],
        ["cert-manager"] = ["--set", "certificates.mode=external"],
        ["cert-manager-issuer"] =
            ["--set", "certificates.mode=external,certificates.issuerRef.kind=ClusterIssuer,certificates.issuerRef.name=company"],
        ["without-admission"] = ["--set", "admission.enabled=false,priorityClassName="],
        ["other-namespace"] =
            ["--namespace", "platform", "--set", "admission.excludedNamespaces={storage,network}"],
        ["placed"] =
        [
            "--set", "operator.replicas=1,webhook.replicas=3,operator.image.tag=1.2.3",
            "--set", "webhook.image.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "--set", "services.allowedTypes={ClusterIP},services.allowedPriorityClasses={web-*,batch}",
            "--set-json", "services.allowedTolerations=[]", "--set", "ingress.allowedAnnotations={*}",
            "--set", "imagePullSecrets[0].name=registry,tolerations[0].operator=Exists,nodeSelector.pool=system",
            "--set", "admission.defaultMode=enforce,admission.failurePolicy=Fail,admission.labelGuard=false",
            "--set", "webhook.port=10250,docsUrl=https://docs.example.com/pyops",
            "--set", "webhook.clients.configMap=kube-root-ca.crt,webhook.clients.names={kube-apiserver,system:apiserver}",
            "--set", "networkPolicy.apiServers={10.0.0.1/32},networkPolicy.nodes={10.0.0.0/24}",
            "--set", "networkPolicy.metrics[0].namespaceSelector.matchLabels.team=monitoring",
        ],
    };

    public static TheoryData<string> Names { get; } = [.. Variants.Keys];

    [SkippableTheory(typeof(NoClusterException))]
    [MemberData(nameof(Names))]
    public async Task A_variant_renders_as_it_did(string name)
    {
        var rendered = await Rendered.With(Variants[name]);
        var text = string.Join("\n---\n", rendered.Text.Split("\n---\n").Where(part => !IsCopied(part)));
        Golden.Check(Path.Combine(Checkout.Root, "tests", "Chart.Tests", "Golden", $"{name}.yaml"), text);
    }

    private static bool IsCopied(string part) =>
        part.Contains("# Source: pyops/templates/crds.yaml\n", StringComparison.Ordinal)
        || part.Contains("# Source: pyops/templates/rbac.yaml\n", StringComparison.Ordinal);
}
