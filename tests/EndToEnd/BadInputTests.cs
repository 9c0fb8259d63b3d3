using k8s;
using k8s.Autorest;
using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>
/// What people get wrong, sent to a server: it, or the operator where the server is too old for CEL,
/// names the field; and the operator goes on.
/// </summary>
public class BadInputTests(Bench bench) : IClassFixture<Bench>
{
    public static TheoryData<string, string> WrongFields => new()
    {
        { "spec.type", """{"type":"Cron"}""" },
        { "spec.image", """{"image":"registry.example.com/shop:latest"}""" },
        { "spec.image", """{"image":"reg:5000/shop"}""" },
        { "spec.image", """{"image":"Läden/shop:1"}""" },
        { "spec.command", """{"command":["sh","-c","gunicorn shop"]}""" },
        { "spec.command", """{"command":"gunicorn"}""" },
        { "spec.args", """{"args":{"a":1}}""" },
        { "spec.replicas", """{"replicas":-1}""" },
        { "spec.port", """{"port":80}""" },
        { "spec.env", """{"env":[{"name":"PORT","value":"1"}]}""" },
        { "spec.env", """{"env":[{"value":"1"}]}""" },
        { "spec.envFrom", """{"envFrom":"settings"}""" },
        { "spec.resources", """{"resources":{"limits":{"memory":"lots"}}}""" },
        { "spec.health", """{"health":{"startupSeconds":0}}""" },
        { "spec.health", """{"health":{"livenessPath":"/livez"}}""" },
        { "spec.init", """{"init":"systemd"}""" },
        { "spec.init", """{"init":"tini"}""" },
        { "spec.security", """{"security":{"runAsUser":0}}""" },
        { "spec.security", """{"security":{"idsFromCluster":true,"runAsUser":1000}}""" },
        { "spec.security", """{"security":{"writablePaths":["var/cache"]}}""" },
        { "spec.service", """{"service":{"port":0}}""" },
        { "spec.scheduling", """{"scheduling":{"nodeSelector":["ssd"]}}""" },
        { "spec.strategy", """{"strategy":"BlueGreen"}""" },
        { "spec.rollout", """{"rollout":{"maxSurge":0,"maxUnavailable":0}}""" },
        { "spec.podLabels", """{"podLabels":{"pyops.dev/role":"other"}}""" },
        { "spec.podAnnotations", """{"podAnnotations":{"pyops.dev/init":"none"}}""" },
        { "spec.imagePullSecrets", """{"imagePullSecrets":["registry"]}""" },
        { "spec.serviceAccountName", """{"serviceAccountName":"Not A Name"}""" },
        { "spec.terminationGracePeriodSeconds", """{"terminationGracePeriodSeconds":-5}""" },
        { "spec.volumes", """{"volumes":[{"name":"host","hostPath":{"path":"/"}}]}""" },
        { "spec.volumeMounts", """{"volumeMounts":[{"name":"no-such-volume","mountPath":"/data"}]}""" },
        { "spec.volumeMounts", """{"volumes":[{"name":"data","emptyDir":{}}],"volumeMounts":[{"name":"data","mountPath":"/tmp"}]}""" },
        { "spec.paused", """{"paused":"yes"}""" },
    };

    public static TheoryData<string, string> WrongCompanions => new()
    {
        { "spec.autoscaling", """{"autoscaling":{"minReplicas":2}}""" },
        { "spec.autoscaling", """{"autoscaling":{"minReplicas":5,"maxReplicas":2}}""" },
        { "spec.disruption", """{"disruption":{"maxUnavailable":0}}""" },
        { "spec.ingress", """{"ingress":{"host":"https://shop.example.com"}}""" },
        { "spec.ingress", """{"type":"Worker","ingress":{"host":"shop.example.com"}}""" },
        { "spec.networkPolicy", """{"networkPolicy":{"allowFrom":[{}]}}""" },
        { "spec.networkPolicy", """{"networkPolicy":{"allowFrom":"all"}}""" },
        { "spec.monitoring", """{"monitoring":{"path":"metrics"}}""" },
    };

    [ClusterTheory]
    [MemberData(nameof(WrongFields))]
    [MemberData(nameof(WrongCompanions))]
    public async Task A_wrong_field_is_named_with_its_fix(string field, string spec)
    {
        var name = $"bad-{Guid.NewGuid():N}"[..20];

        var answer = await Answer(name, spec);

        Assert.Contains(field, answer, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, await bench.Operator.Answer("/livez"));
    }

    [ClusterFact]
    public async Task A_name_of_51_characters_is_refused_with_the_bound()
    {
        Assert.Contains("50", await Answer(new string('n', 51), """{"replicas":0}"""), StringComparison.Ordinal);
    }

    [ClusterFact]
    public async Task A_spec_of_one_megabyte_is_refused_and_the_operator_goes_on()
    {
        var variables = string.Join(
            ',',
            Enumerable.Range(0, 40).Select(i => $$"""{"name":"V{{i}}","value":"{{new string('ü', 13_000)}}"}"""));

        var answer = await Answer("large", $$"""{"env":[{{variables}}]}""");

        Assert.Contains("spec", answer, StringComparison.Ordinal);
        await bench.Services.CreateWithoutPods("after-large");
        await bench.Services.Until("after-large", Reasons.ScaledToZero);
    }

    [ClusterFact]
    public async Task Unicode_in_values_arrives_unharmed()
    {
        await bench.Services.CreateWithoutPods("unicode", spec => spec.Env = [new() { Name = "GREETING", Value = "Grüße, 世界 🐍" }]);

        await bench.Services.Until("unicode", Reasons.ScaledToZero);

        var app = (await bench.Services.Deployment("unicode"))!.Spec.Template.Spec.Containers[0];
        Assert.Contains(app.Env, variable => variable.Value == "Grüße, 世界 🐍");
    }

    [ClusterFact]
    public async Task A_spec_that_turns_bad_leaves_what_runs_alone_and_does_not_loop()
    {
        await bench.Services.CreateWithoutPods("turns-bad");
        await bench.Services.Until("turns-bad", Reasons.ScaledToZero);
        const string Errors = "pyops_controller_reconciles_total{controller=\"pythonservice\",outcome=\"error\"}";
        var before = await bench.Operator.Metric(Errors);

        await bench.Services.Patch("turns-bad", """{"spec":{"command":["sh","-c","gunicorn shop"]}}""");

        var bad = await bench.Services.Until("turns-bad", Reasons.InvalidSpec);
        Assert.Equal("True", Services.Condition(bad, ConditionTypes.Stalled)!.Status);
        Assert.Equal("False", Services.Condition(bad, ConditionTypes.Accepted)!.Status);
        Assert.NotNull(await bench.Services.Deployment("turns-bad"));
        Assert.Equal(before, await bench.Operator.Metric(Errors));
    }

    /// <summary>What the server says when it refuses, else what the operator says in Accepted.</summary>
    private async Task<string> Answer(string name, string spec)
    {
        var merged = System.Text.Json.Nodes.JsonNode.Parse(spec)!.AsObject();
        merged.TryAdd("image", "registry.example.com/web/shop:1.0.0");
        merged.TryAdd("replicas", 0);
        var body = new System.Text.Json.Nodes.JsonObject
        {
            ["apiVersion"] = ApiNames.ApiVersion,
            ["kind"] = PythonService.KindName,
            ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = name },
            ["spec"] = merged,
        };
        try
        {
            await bench.Cluster.Client.CustomObjects.CreateNamespacedCustomObjectAsync(
                body: body, group: ApiNames.Group, version: ApiNames.Version,
                namespaceParameter: bench.Namespace, plural: PythonService.PluralName);
        }
        catch (HttpOperationException refused)
        {
            return refused.Response.Content;
        }

        var service = await bench.Services.Until(name, Reasons.InvalidSpec, TimeSpan.FromSeconds(30));
        return Services.Condition(service, ConditionTypes.Accepted)!.Message;
    }
}
