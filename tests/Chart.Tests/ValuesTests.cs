using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>Wrong values are refused with a message that names them.</summary>
public class ValuesTests
{
    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("admission.defaultMode=deny", "at '/admission/defaultMode': value must be one of 'warn', 'enforce', 'audit', 'disabled'")]
    [InlineData("admission.failurePolicy=fail", "at '/admission/failurePolicy': value must be one of 'Ignore', 'Fail'")]
    [InlineData("admission.failurePolicy=Fail", "at '/admission/defaultMode': value must be 'enforce'")]
    [InlineData("admission.defaultmode=warn", "at '/admission': additional properties 'defaultmode' not allowed")]
    [InlineData("admision.enabled=false", "additional properties 'admision' not allowed")]
    [InlineData("operator.replicas=0", "at '/operator/replicas': minimum: got 0, want 1")]
    [InlineData("operator.guard=maybe", "at '/operator/guard': value must be one of 'auto', 'on', 'off', true, false")]
    [InlineData("operator.workers=many", "at '/operator/workers': got string, want integer")]
    [InlineData("webhook.logFormat=xml", "at '/webhook/logFormat': value must be one of 'text', 'json'")]
    [InlineData(
        "webhook.image.tag=latest",
        "the image pyops/pyops-webhook has the tag latest; name a version in tag, or a digest in digest")]
    [InlineData("webhook.image.repository=pyops/pyops-webhook:1.0", "at '/webhook/image/repository'")]
    [InlineData("webhook.image.digest=0123", "at '/webhook/image/digest'")]
    [InlineData("init.image=pyops/pyops-init", "at '/init/image'")]
    [InlineData("webhook.port=443", "at '/webhook/port': minimum: got 443, want 1,024")]
    [InlineData("webhook.port=8081", "at '/webhook/port'")]
    [InlineData("webhook.clients.configMap=api-servers", "at '/webhook/clients/names': minItems: got 0, want 1")]
    [InlineData("webhook.clients.names={kube-apiserver}", "at '/webhook/clients/names': maxItems: got 1, want 0")]
    [InlineData("certificates.mode=none", "at '/certificates/mode': value must be one of 'managed', 'external'")]
    [InlineData("certificates.issuerRef.name=company", "at '/certificates/issuerRef'")]
    [InlineData("docsUrl=docs.example.com", "at '/docsUrl'")]
    [InlineData(
        "services.allowedTypes={ExternalName}",
        "at '/services/allowedTypes/0': value must be one of 'ClusterIP', 'NodePort', 'LoadBalancer'")]
    [InlineData("services.allowedTypes={NodePort}", "at '/services/allowedTypes'")]
    [InlineData("services.allowedTolerations={a\\,b}", "at '/services/allowedTolerations/0'")]
    [InlineData("ingress.allowedAnnotations=*", "at '/ingress/allowedAnnotations': got string, want array")]
    [InlineData("networkPolicy.nodes={10.0.0.1}", "at '/networkPolicy/nodes/0'")]
    [InlineData("networkPolicy.apiServers=10.0.0.0/8", "at '/networkPolicy/apiServers': got string, want array")]
    [InlineData("networkPolicy.metrics={10.0.0.0/8}", "at '/networkPolicy/nodes': minItems: got 0, want 1")]
    [InlineData("networkPolicy.apiServers[0].podselector.a=b", "additional properties 'podselector' not allowed")]
    [InlineData("admission.excludedNamespaces={*}", "at '/admission/excludedNamespaces/0'")]
    public async Task A_wrong_value_is_refused_by_name(string value, string message)
    {
        var result = await Rendered.Try("--set", value);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [SkippableTheory(typeof(NoClusterException))]
    [InlineData("1.24", false)]
    [InlineData("v1.24.17-gke.100", false)]
    [InlineData("1.25", true)]
    [InlineData("v1.25.4-eks-abc", true)]
    [InlineData("1.36", true)]
    public async Task A_server_that_is_not_supported_is_refused(string version, bool isTaken)
    {
        var result = await Rendered.Try("--kube-version", version);
        Assert.Equal(isTaken, result.ExitCode == 0);
        Assert.Equal(!isTaken, result.Error.Contains("chart requires kubeVersion: >=1.25.0-0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md", "Kubernetes 1.25 or newer")]
    [InlineData("docs/install.md", "Kubernetes 1.25 or newer")]
    [InlineData("src/Operator/Services/OlderServers.cs", "Oldest { get; } = new(1, 25);")]
    public void Every_place_names_the_same_oldest_server(string file, string text)
    {
        Assert.Contains(
            "\nkubeVersion: \">=1.25.0-0\"\n",
            File.ReadAllText(Path.Combine(ChartRelease.Chart, "Chart.yaml")),
            StringComparison.Ordinal);
        Assert.Contains(text, File.ReadAllText(Path.Combine(Checkout.Root, file)), StringComparison.Ordinal);
    }

    [SkippableFact(typeof(NoClusterException))]
    public async Task Helm_s_own_linter_finds_nothing() => (await Helm.Run(["lint", "--strict", ChartRelease.Chart])).OrThrow("helm lint");

    [Theory]
    [InlineData("charts/pyops/Chart.yaml", "\nversion: {0}\n")]
    [InlineData("charts/pyops/Chart.yaml", "\nappVersion: {0}\n")]
    [InlineData("Dockerfile", "\nARG VERSION={0}\n")]
    public void Chart_and_images_have_the_version_of_the_project(string file, string line)
    {
        var properties = System.Xml.Linq.XDocument.Load(Path.Combine(Checkout.Root, "Directory.Build.props"));
        var version = Assert.Single(properties.Descendants("VersionPrefix")).Value;
        Assert.Contains(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, line, version),
            File.ReadAllText(Path.Combine(Checkout.Root, file)));
    }
}
