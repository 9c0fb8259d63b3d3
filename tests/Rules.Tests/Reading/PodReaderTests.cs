using System.Text;
using PyOps.Rules.Pods;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Reading;

public class PodReaderTests
{
    [Theory]
    [InlineData("v1", "Pod", WorkloadKind.Pod, "")]
    [InlineData("apps/v1", "Deployment", WorkloadKind.Deployment, "spec.template.")]
    [InlineData("apps/v1", "StatefulSet", WorkloadKind.StatefulSet, "spec.template.")]
    [InlineData("apps/v1", "DaemonSet", WorkloadKind.DaemonSet, "spec.template.")]
    [InlineData("apps/v1", "ReplicaSet", WorkloadKind.ReplicaSet, "spec.template.")]
    [InlineData("v1", "ReplicationController", WorkloadKind.ReplicationController, "spec.template.")]
    [InlineData("batch/v1", "Job", WorkloadKind.Job, "spec.template.")]
    [InlineData("batch/v1", "CronJob", WorkloadKind.CronJob, "spec.jobTemplate.spec.template.")]
    [InlineData("batch/v1beta1", "CronJob", WorkloadKind.CronJob, "spec.jobTemplate.spec.template.")]
    public void Every_kind_ends_in_the_same_view(string apiVersion, string kind, WorkloadKind expected, string root)
    {
        var reading = PodReader.Read(Nested(apiVersion, kind, root));

        Assert.Null(reading.Problem);
        Assert.Equal((expected, root, "shop", "web"), (reading.Pod!.Kind, reading.Pod.Root, reading.Pod.Name, reading.Pod.Namespace));
        Assert.Equal("app:1", Assert.Single(reading.Pod.Containers).Image);
        Assert.Equal("unconfined", Assert.Single(reading.Pod.AppArmorAnnotations).Value);
        Assert.Equal(kind != "Pod", reading.IsTemplate);
    }

    [Theory]
    [InlineData("v1", "Service")]
    [InlineData("batch.volcano.sh/v1alpha1", "Job")]
    [InlineData("v1", "List")]
    [InlineData("apps/v1", "Pod")]
    public void Other_kinds_hold_no_pod(string apiVersion, string kind)
    {
        var reading = PodReader.Read(Encoding.UTF8
            .GetBytes($$$"""{"apiVersion":"{{{apiVersion}}}","kind":"{{{kind}}}","spec":{"containers":7}}"""));

        Assert.Equal((null, null), (reading.Pod, reading.Problem));
    }

    [Fact]
    public void Fields_may_come_in_any_order()
    {
        var pod = Read("""{"spec":{"containers":[{"image":"a:1"}]},"metadata":{"name":"n"},"kind":"Pod","apiVersion":"v1"}""").Pod!;

        Assert.Equal(("n", "a:1"), (pod.Name, pod.Containers[0].Image));
    }

    [Fact]
    public void A_workloads_own_annotations_are_not_the_pods()
    {
        const string Annotations = """{"annotations":{"container.apparmor.security.beta.kubernetes.io/a":"unconfined"}}""";

        Assert.Empty(Read("""{"spec":{"template":{}},"kind":"Deployment","metadata":""" + Annotations + "}").Pod!.AppArmorAnnotations);
        Assert.Single(Read("""{"spec":{"template":{"metadata":""" + Annotations
            + """}},"kind":"Deployment","metadata":{}}""").Pod!.AppArmorAnnotations);
    }

    [Fact]
    public void Names_may_be_written_with_escapes() =>
        Assert.True(Read("""{"kind":"Pod","s\u0070ec":{"hostNetw\u006frk":true}}""").Pod!.HostNetwork);

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.NotNull(PodReader.Read([.. Encoding.UTF8.Preamble, .. """{"kind":"Pod"}"""u8]).Pod);

    [Fact]
    public void Containers_are_in_the_order_in_which_they_start()
    {
        var pod = Given.View("ephemeralContainers: [{name: e}], containers: [{name: a}, {name: b}], initContainers: [{name: i}]");

        Assert.Equal(["Init 0 i", "App 0 a", "App 1 b", "Ephemeral 0 e"], pod.Containers.Select(c => $"{c.Kind} {c.Index} {c.Name}"));
    }

    [Fact]
    public void A_list_is_read_item_by_item()
    {
        var readings = PodReader.ReadAll("""
            {"apiVersion":"v1","kind":"List","items":[
              {"kind":"Pod","spec":{"hostPID":true}}, {"kind":"Service"}, {"kind":"Pod","spec":{"hostPID":1}},
              {"kind":"List","items":[{"kind":"Deployment"}]}, 5]}
            """u8);

        Assert.Equal(
            [
                "items[0].", "", "items[2].spec.hostPID: expected true or false",
                "items[3].items[0].spec.template.", "items[4]: expected an object",
            ],
            readings.Select(reading => reading.Problem ?? reading.Pod?.Root ?? ""));
    }

    [Fact]
    public void The_kind_of_a_list_says_that_of_its_items() =>
        Assert.Equal(WorkloadKind.CronJob, PodReader.ReadAll("""{"kind":"CronJobList","items":[{"spec":{}}]}"""u8)[0].Pod!.Kind);

    [Fact]
    public void What_is_no_list_is_one_object()
    {
        Assert.NotNull(Assert.Single(PodReader.ReadAll("""{"kind":"Pod"}"""u8)).Pod);
        Assert.NotNull(Assert.Single(PodReader.ReadAll("""{"kind":"List","items":["""u8)).Problem);
        Assert.Empty(PodReader.ReadAll("""{"kind":"List"}"""u8));
    }

    private static PodReading Read(string json) => PodReader.Read(Encoding.UTF8.GetBytes(json));

    private static byte[] Nested(string apiVersion, string kind, string root)
    {
        const string Annotations = "annotations: {container.apparmor.security.beta.kubernetes.io/app: unconfined}";
        const string Spec = "spec: {containers: [{name: app, image: 'app:1'}]}";
        var spec = root switch
        {
            "" => Spec,
            "spec.template." => $"spec: {{template: {{metadata: {{{Annotations}}}, {Spec}}}}}",
            _ => $"spec: {{jobTemplate: {{spec: {{template: {{metadata: {{{Annotations}}}, {Spec}}}}}}}}}",
        };
        return Yaml.ToJson($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: shop, namespace: web, {Annotations}}}, {spec}}}");
    }
}
