using k8s;
using k8s.Models;
using PyOps.Admission.Support;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.Admission;

/// <summary>What the operator makes passes its own rules, as the API server and the webhook see it.</summary>
[Collection(nameof(Release))]
public class GeneratedTests(Release release)
{
    private static readonly string golden = Path.Combine(Checkout.Root, "tests", "Crds.Tests", "Desired", "Golden");

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(golden).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [ClusterTheory]
    [MemberData(nameof(Cases))]
    public async Task A_pod_of_a_PythonService_is_admitted_where_the_namespace_enforces(string name)
    {
        await using var ns = await release.Enforcing();
        var input = KubernetesYaml.Deserialize<PythonService>(await File.ReadAllTextAsync(Path.Combine(golden, name, "in.yaml")));
        var template = Children.Build(Defaults.Complete(input), new ClusterFacts(NativeSleep: false, "example.com/pyops-init:1"))
            .Deployment.Spec.Template;
        var pod = new V1Pod { ApiVersion = "v1", Kind = "Pod", Metadata = new V1ObjectMeta { Name = "pod" }, Spec = template.Spec };
        // Neither is there in a namespace of a test, and admission of others asks for them before ours is asked.
        pod.Spec.ServiceAccountName = null;
        pod.Spec.PriorityClassName = null;

        var created = await release.Cluster.Kubectl(
            ["create", "-n", ns.Name, "--dry-run=server", "--validate=false", "-f", "-"],
            KubernetesJson.Serialize(pod));

        Assert.True(created.ExitCode == 0, created.Error);
    }

    [ClusterFact]
    public async Task A_PythonService_runs_in_a_namespace_that_enforces()
    {
        await using var ns = await release.Enforcing();
        var image = await release.Cluster.Image("shop");
        var manifest =
            $"{{apiVersion: pyops.dev/v1alpha1, kind: PythonService, metadata: {{name: shop}}, "
                + $"spec: {{image: \"{image}\", replicas: 1, health: {{path: /healthz}}, resources: {{requests: {{cpu: 1m}}}}}}}}";

        (await release.Cluster.Kubectl(["apply", "-n", ns.Name, "-f", "-"], manifest)).OrThrow("kubectl apply");

        var ready = await release.TryKubectl("wait", "-n", ns.Name, "--for=condition=Ready", "--timeout=100s", "pysvc/shop");
        Assert.True(ready.ExitCode == 0, ready.Error);
    }
}
