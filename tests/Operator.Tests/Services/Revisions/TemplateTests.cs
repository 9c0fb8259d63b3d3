using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;

namespace PyOps.Operator.Tests.Services.Revisions;

public class TemplateTests
{
    [Fact]
    public void A_template_that_was_stored_is_the_same_when_it_is_read()
    {
        var text = Render(Everything);

        Assert.Equal(text, Template.Write(Template.Read(text)!));
    }

    [Fact]
    public void What_is_stored_is_ASCII_whatever_people_write()
    {
        var text = Render(spec => spec.Env = [new V1EnvVar { Name = "A", Value = "Grüße 🐍 <b>&\u2028\b" }]);

        Assert.DoesNotContain(text, c => c is < ' ' or > '~' or '<' or '>' or '&');
        Assert.Contains(Template.Read(text)!.Spec.Containers[0].Env, variable => variable.Value == "Grüße 🐍 <b>&\u2028\b");
    }

    [Fact]
    public void A_cluster_that_learns_a_field_makes_another_template_and_the_field_is_named()
    {
        var (before, after) = (Render(_ => { }), Render(_ => { }, nativeSleep: true));

        Assert.Equal("spec.containers[app].lifecycle.preStop.sleep", Template.Difference(before, after));
        Assert.Equal("spec.containers[app].lifecycle.preStop.exec", Template.Difference(after, before));
        Assert.Null(Template.Difference(before, before));
    }

    [Fact]
    public void Another_spelling_of_an_amount_is_no_other_template()
    {
        var text = Render(_ => { });

        Assert.Null(Template.Difference(text, text.Replace("\"cpu\":\"100m\"", "\"cpu\":\"0.1\"", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> Edits => new()
    {
        { "image", "spec.containers[app].image" },
        { "a variable", "spec.containers[app].env[TOKEN].value" },
        { "another variable", "spec.containers[app].env[TOKEN], spec.containers[app].env[KEY]" },
        { "command", "spec.containers[app].command" },
        { "probe", "spec.containers[app].livenessProbe.httpGet.path, spec.containers[app].readinessProbe.httpGet.path, "
            + "spec.containers[app].startupProbe.httpGet.path" },
        { "grace", "spec.terminationGracePeriodSeconds" },
        { "label", "metadata.labels[\"team\"]" },
        { "node", "spec.nodeSelector" },
        { "order", "spec.containers[app].env" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_changed_is_named_field_by_field_and_never_with_a_value(string edit, string fields)
    {
        var changes = Template.Changes(Render(Before), Render(spec => Edit(edit, spec)));

        Assert.Equal(fields, string.Join(", ", changes));
        Assert.DoesNotContain(changes, field => field.Contains("hunter2", StringComparison.Ordinal));
    }

    private static void Before(PythonServiceSpec spec)
    {
        spec.Command = ["python", "-m", "shop"];
        spec.Env = [new V1EnvVar { Name = "MODE", Value = "a" }, new V1EnvVar { Name = "TOKEN", Value = "hunter1" }];
    }

    private static void Edit(string edit, PythonServiceSpec spec)
    {
        Before(spec);
        Action change = edit switch
        {
            "image" => () => spec.Image = "example.com/shop:2",
            "a variable" => () => spec.Env![1].Value = "hunter2",
            "another variable" => () => spec.Env![1].Name = "KEY",
            "command" => () => spec.Command = ["python", "-m", "shop", "--password", "hunter2"],
            "probe" => () => spec.Health = new HealthSpec { Path = "/other" },
            "grace" => () => spec.TerminationGracePeriodSeconds = 60,
            "label" => () => spec.PodLabels = new Dictionary<string, string> { ["team"] = "hunter2" },
            "node" => () => spec.Scheduling = new SchedulingSpec { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } },
            _ => () => spec.Env = [spec.Env![1], spec.Env[0]],
        };
        change();
    }

    private static void Everything(PythonServiceSpec spec)
    {
        spec.Init = InitModes.Tini;
        spec.Command = ["python", "-m", "shop"];
        spec.Env =
        [
            new V1EnvVar
            {
                Name = "NODE",
                ValueFrom = new V1EnvVarSource { FieldRef = new V1ObjectFieldSelector { FieldPath = "spec.nodeName" } },
            },
        ];
        spec.Security = new SecuritySpec { WritablePaths = ["/var/cache"], TmpSizeLimit = "1024Mi" };
        spec.Volumes = [new V1Volume { Name = "cache", EmptyDir = new V1EmptyDirVolumeSource() }];
        spec.VolumeMounts = [new V1VolumeMount { Name = "cache", MountPath = "/cache" }];
        spec.Scheduling = new SchedulingSpec { Tolerations = [new V1Toleration { Key = "web", OperatorProperty = "Exists" }] };
    }

    private static string Render(Action<PythonServiceSpec> change, bool nativeSleep = false) =>
        Template.Write(PodTemplateBuilder.Build(Defaults.Complete(Given.Shop(change)), new ClusterFacts(nativeSleep, "init:1")));
}
