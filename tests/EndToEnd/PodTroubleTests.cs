using PyOps.Cluster;
using PyOps.Crds;
using PyOps.EndToEnd.Support;

namespace PyOps.EndToEnd;

/// <summary>Pods that cannot work, and what status says of them.</summary>
public class PodTroubleTests(TroubleBench bench) : IClassFixture<TroubleBench>
{
    // Events of a pod are asked for once a minute at most, and the slowest trouble takes a few minutes to come.
    private static readonly TimeSpan deadline = TimeSpan.FromMinutes(6);

    public static TheoryData<string, string, string> Troubles => new()
    {
        { "image-unknown", Reasons.ImagePullBackOff, "/no-such-image:1.0.0\" cannot be pulled; the registry does not have it" },
        { "image-denied", Reasons.ImagePullBackOff, "cannot be pulled; the registry refuses access to it; check spec.imagePullSecrets" },
        { "registry-down", Reasons.ImagePullBackOff, "cannot be pulled; nothing listens at the registry's address" },
        { "registry-unknown", Reasons.ImagePullBackOff, "cannot be pulled; the registry's name cannot be resolved" },
        { "program-missing", Reasons.StartError, "exec: \"no-such-program\": executable file not found in $PATH; correct its command" },
        { "crash", Reasons.CrashLoopBackOff, "ends with exit code 1: \"no connection to postgres://***@db/shop\"" },
        { "crash-silent", Reasons.CrashLoopBackOff, "ends with exit code 3; see kubectl logs --previous" },
        { "crash-in-c", Reasons.CrashLoopBackOff, "ends with exit code 139 (SIGSEGV: it crashed in C code)" },
        { "shell-misses", Reasons.CrashLoopBackOff, "ends with exit code 127 (the command was not found)" },
        { "out-of-memory", Reasons.OomKilled, "raise spec.resources.limits.memory" },
        { "secret-missing", Reasons.CreateContainerConfigError, "secret \"no-such-secret\" not found" },
        { "volume-missing", Reasons.FailedMount, "volume \"settings\": configmap \"no-such-settings\" not found" },
        { "claim-missing", Reasons.Unschedulable, "persistentvolumeclaim \"no-such-claim\" not found" },
        { "claim-unbound", Reasons.Unschedulable, "unbound immediate PersistentVolumeClaims; see kubectl describe pvc unbound" },
        { "node-missing", Reasons.Unschedulable, "0/1 nodes are available" },
        {
            "deaf",
            Reasons.StartupProbeFailing,
            "(TCP port 8080) has not succeeded: connection refused; the application must listen on 0.0.0.0:8080 (PORT)"
        },
        { "startup-404", Reasons.StartupProbeFailing, "(HTTP /healthz on port 8080) has not succeeded: HTTP 404" },
        { "startup-exec", Reasons.StartupProbeFailing, "password=*** refused\"" },
        { "readiness-503", Reasons.ReadinessProbeFailing, "(HTTP /healthz on port 8080) does not succeed: HTTP 503" },
        { "readiness-hangs", Reasons.ReadinessProbeFailing, "(HTTP /healthz on port 8080) does not succeed: no answer within 1 s" },
        { "liveness-500", Reasons.LivenessProbeFailing, "its liveness probe (HTTP /livez on port 8080) failed: HTTP 500" },
        { "liveness-handled", Reasons.LivenessProbeFailing, "its liveness probe (HTTP /livez on port 8080) failed: HTTP 500" },
        {
            "host-refused",
            Reasons.Progressing,
            "(HTTP /healthz on port 8080) does not succeed: HTTP 400; a framework that checks the Host header refuses the pod's address"
        },
        {
            "probe-misses",
            Reasons.StartupProbeFailing,
            "the command cannot be run: exec: \"no-such-probe\": executable file not found in $PATH"
        },
        { "quota", Reasons.FailedCreate, "exceeded quota: small" },
        { "evicted", Reasons.Evicted, "exceeds the limit \"1Mi\"; write less there or raise spec.security.tmpSizeLimit" },
    };

    [ClusterTheory]
    [MemberData(nameof(Troubles))]
    public async Task Status_says_what_is_wrong(string name, string reason, string words)
    {
        var told = await Wait.Until(
            () => bench.Services.Get(name),
            service => Services.Ready(service) is { } ready
                && ready.Reason == reason && ready.Message.Contains(words, StringComparison.Ordinal),
            deadline, $"PythonService {name} to be {reason}: {words}");

        Assert.DoesNotContain("hunter2", k8s.KubernetesJson.Serialize(told.Status), StringComparison.Ordinal);
        await Recorder.Save(bench.Bench, name);
    }

    [ClusterFact]
    public async Task After_the_deadline_the_cause_stays_the_reason_and_Stalled_says_the_deadline()
    {
        var told = await Wait.Until(
            () => bench.Services.Get("deadline"),
            service => Services.Condition(service, ConditionTypes.Stalled) is { Status: "True" }
                && Services.Ready(service)!.Reason == Reasons.ImagePullBackOff,
            deadline, "PythonService deadline to be stalled by its image");

        var stalled = Services.Condition(told, ConditionTypes.Stalled)!;
        Assert.Equal(Reasons.ProgressDeadlineExceeded, stalled.Reason);
        Assert.Equal($"no progress within 10 s (0 of 1 pods are ready); {Services.Ready(told)!.Message}", stalled.Message);
        await Recorder.Save(bench.Bench, "deadline");
    }

    [ClusterFact]
    public async Task The_kubelets_two_states_of_a_failed_pull_are_told_alike()
    {
        foreach (var state in (string[])["ErrImagePull", "ImagePullBackOff"])
        {
            await Wait.Until(
                () => bench.Services.Pods("image-unknown"),
                pods => pods is [{ Status.ContainerStatuses: [{ State.Waiting: { } waiting }] }] && waiting.Reason == state,
                TimeSpan.FromMinutes(6), state);
            await Recorder.Save(bench.Bench, "image-pull-changes", "image-unknown", $"pods-{state}");
        }

        var told = Services.Ready(await bench.Services.Get("image-unknown"))!;
        Assert.Contains("the registry does not have it", told.Message, StringComparison.Ordinal);
    }
}
