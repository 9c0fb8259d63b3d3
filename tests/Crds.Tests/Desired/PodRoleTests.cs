using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;

namespace PyOps.Crds.Tests.Desired;

public class PodRoleTests
{
    private static readonly ClusterFacts Facts = new(NativeSleep: true, "init:1");
    private static readonly CompletedService Shop = Defaults.Complete(new PythonService
    {
        Metadata = new V1ObjectMeta { Name = "shop", NamespaceProperty = "web", Uid = "u1" },
        Spec = new PythonServiceSpec
        {
            Image = "shop:1",
            Command = ["gunicorn", "shop"],
            Env = [new V1EnvVar { Name = "MODE", Value = "live" }, new V1EnvVar { Name = "DB", Value = "shop" }],
            Health = new HealthSpec { Path = "/healthz" },
        },
    });

    private static readonly PodRole Migrate = new("migrate")
    {
        Image = "shop@sha256:1",
        Command = ["python", "-m", "shop.migrate"],
        Env = [new V1EnvVar { Name = "MODE", Value = "migrate" }],
    };

    [Fact]
    public void Pods_that_serve_are_what_they_always_were() =>
        Assert.Equal(
            KubernetesJson.Serialize(PodTemplateBuilder.Build(Shop, Facts)),
            KubernetesJson.Serialize(PodTemplateBuilder.Build(Shop, Facts, PodRole.Serving)));

    [Fact]
    public void Pods_of_another_role_are_seen_by_nothing_that_leads_to_those_that_serve()
    {
        var selector = ServiceBuilder.Build(Shop)!.Spec.Selector;
        var labels = PodTemplateBuilder.Build(Shop, Facts, Migrate).Metadata.Labels;

        Assert.Equal(("shop", "migrate"), (labels[ApiNames.ServiceLabel], labels[ApiNames.RoleLabel]));
        Assert.DoesNotContain(selector, label => label.Key == ApiNames.RoleLabel && labels[label.Key] == label.Value);
    }

    [Fact]
    public void They_run_what_the_role_says_with_its_image_and_variables()
    {
        var container = PodTemplateBuilder.Build(Shop, Facts, Migrate).Spec.Containers[0];

        Assert.Equal(("shop@sha256:1", "python -m shop.migrate"), (container.Image, string.Join(' ', container.Command)));
        Assert.Equal("migrate", Assert.Single(container.Env, variable => variable.Name == "MODE").Value);
        Assert.Equal("shop", Assert.Single(container.Env, variable => variable.Name == "DB").Value);
        Assert.Null(container.Ports);
        Assert.Null(container.ReadinessProbe);
        Assert.Null(container.StartupProbe);
        Assert.Null(container.LivenessProbe);
        Assert.Null(container.Lifecycle);
    }

    [Fact]
    public void They_are_hardened_like_those_that_serve()
    {
        var (other, serving) = (PodTemplateBuilder.Build(Shop, Facts, Migrate).Spec, PodTemplateBuilder.Build(Shop, Facts).Spec);

        Assert.Equal(KubernetesJson.Serialize(serving.SecurityContext), KubernetesJson.Serialize(other.SecurityContext));
        Assert.Equal(
            KubernetesJson.Serialize(serving.Containers[0].SecurityContext),
            KubernetesJson.Serialize(other.Containers[0].SecurityContext));
        Assert.Equal(KubernetesJson.Serialize(serving.Volumes), KubernetesJson.Serialize(other.Volumes));
        Assert.False(other.AutomountServiceAccountToken);
    }

    [Fact]
    public void A_role_with_the_service_s_own_program_is_probed_like_it_and_waits_for_no_traffic()
    {
        var container = PodTemplateBuilder.Build(Shop, Facts, new PodRole("smoke") { Image = "shop@sha256:1" }).Spec.Containers[0];

        Assert.Equal("/healthz", container.ReadinessProbe.HttpGet.Path);
        Assert.Null(container.Lifecycle);
    }
}
