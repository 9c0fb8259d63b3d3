using k8s.Models;
using PyOps.Crds;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;

namespace PyOps.Operator.Tests.Services;

/// <summary>What is told of a probe's answers, of which a kubelet writes down only some.</summary>
public partial class ProbeAnswersTests
{
    private const string Refused =
        "Startup probe failed: Get \"http://10.0.0.5:8080/healthz\": dial tcp 10.0.0.5:8080: connect: connection refused";

    private static DateTime At(int second) => Given.Noon.UtcDateTime.AddSeconds(second);

    private static PodEvent Event(string message, int count, int second) =>
        new("u1", "Unhealthy", message, count, At(second)) { Container = "app" };

    private static string Startup(int code) => $"Startup probe failed: HTTP probe failed with statuscode: {code}";

    /// <summary>
    /// A pod that is killed again and again at the end of the 60 s that its start has; its second run began at second 90.
    /// </summary>
    private static V1Pod Restarted()
    {
        var pod = Given.Pod("shop-1", container =>
        {
            container.RestartCount = 1;
            container.State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = At(90) } };
            container.LastState = new V1ContainerState { Terminated = Given.End(143, seconds: 60) };
        });
        pod.Metadata.Uid = "u1";
        return pod;
    }

    private static V1Pod First()
    {
        var pod = Given.Pod(
            "shop-1",
            container => container.State = new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = At(0) } });
        pod.Metadata.Uid = "u1";
        return pod;
    }

    private static string Told(V1Pod pod, IEnumerable<PodEvent> events, string? before = null, Action<PythonServiceSpec>? change = null)
    {
        var shop = Given.Shop(change);
        if (before is not null)
            shop.Status = new PythonServiceStatus { Conditions = [new V1Condition { Type = "Ready", Status = "False", Message = before }] };
        return Judge.Decide(
            Given.Reached(shop),
            Given.Seen(shop, Given.Deployment(status => status.AvailableReplicas = 1), pod) with { Events = [.. events] })
            .Message;
    }

    [Fact]
    public void A_refusal_that_is_newest_because_the_kubelet_left_the_others_out_is_not_told()
    {
        // 25 events are used up in the first runs; from then on the first one of a run is written down, if any.
        var told = Told(Restarted(), [Event(Startup(404), 13, 35), Event(Refused, 4, 92)]);

        Assert.Contains("has not succeeded: HTTP 404; the application has no such path", told, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0.0.0", told, StringComparison.Ordinal);
    }

    [Fact]
    public void More_refusals_than_answers_are_still_the_begin_of_many_runs() =>
        Assert.Contains("HTTP 404", Told(Restarted(), [Event(Startup(404), 13, 35), Event(Refused, 200, 91)]), StringComparison.Ordinal);

    [Fact]
    public void A_refusal_at_the_end_of_a_start_is_the_last_word() =>
        Assert.Contains(
            "connection refused",
            Told(Restarted(), [Event(Startup(503), 13, -300), Event(Refused, 4, 58)]), StringComparison.Ordinal);

    [Fact]
    public void An_answer_after_a_refusal_at_the_end_is_told() =>
        Assert.Contains("HTTP 503", Told(Restarted(), [Event(Startup(503), 1, 59), Event(Refused, 4, 57)]), StringComparison.Ordinal);

    [Fact]
    public void Who_never_answered_is_told_where_to_listen() => Assert.Contains(
        "connection refused; the application must listen on 0.0.0.0:8080 (PORT)",
        Told(Restarted(), [Event(Refused, 14, 92)]), StringComparison.Ordinal);

    [Fact]
    public void A_refusal_in_the_first_seconds_of_the_first_start_is_no_hint()
    {
        Assert.EndsWith("has not succeeded yet", Told(First(), [Event(Refused, 3, 8)]), StringComparison.Ordinal);
        Assert.EndsWith("within 60 s, not on 127.0.0.1", Told(First(), [Event(Refused, 9, 20)]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_answered_most_counts_and_of_equals_what_was_answered_last()
    {
        Assert.Contains("HTTP 503", Told(Restarted(), [Event(Startup(503), 9, 20), Event(Startup(500), 2, 40)]), StringComparison.Ordinal);
        Assert.Contains("HTTP 500", Told(Restarted(), [Event(Startup(503), 2, 20), Event(Startup(500), 2, 40)]), StringComparison.Ordinal);
        // The same answer in other words counts together.
        var closed = Enumerable.Range(0, 6).Select(i => Event(
            $"Startup probe failed: Get \"http://10.0.0.5:8080/\": "
                + $"read tcp 10.0.0.1:{40_000 + i}->10.0.0.5:8080: read: connection reset by peer",
            1, i));
        Assert.Contains("closed without an answer", Told(Restarted(), [.. closed, Event(Startup(500), 5, 40)]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_cluster_has_forgotten_is_still_told()
    {
        var told = Told(Restarted(), [Event(Startup(404), 13, 35)]);

        Assert.Equal(told, Told(Restarted(), [], before: told));
        Assert.Equal(told, Told(Restarted(), [Event(Refused, 2, 92)], before: told));
        Assert.Equal(told, Told(Restarted(), [Event(Refused, 2, 92)], before: $"0 of 2 pods are ready; {told}"));
        Assert.Contains("HTTP 500", Told(Restarted(), [Event(Startup(500), 2, 92)], before: told), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Answers => new()
    {
        {
            "HTTP probe failed with statuscode: 400",
            "HTTP 400; a framework that checks the Host header refuses the pod's address: "
                + "set spec.health.host to a name that it allows (Django: ALLOWED_HOSTS)"
        },
        { "HTTP probe failed with statuscode: 401", "HTTP 401; the path must need no login" },
        { "HTTP probe failed with statuscode: 403", "HTTP 403; the path must need no login" },
        { "HTTP probe failed with statuscode: 404", "HTTP 404; the application has no such path" },
        { "HTTP probe failed with statuscode: 405", "HTTP 405; the path must answer GET" },
        { "HTTP probe failed with statuscode: 429", "HTTP 429; the path must not be rate-limited" },
        { "HTTP probe failed with statuscode: 500", "HTTP 500" },
        { "HTTP probe failed with statuscode: 502", "HTTP 502" },
        { "HTTP probe failed with statuscode: 503", "HTTP 503" },
        { "Get \"http://10.0.0.5:8080/healthz\": dial tcp 10.0.0.5:8080: connect: connection refused", "connection refused" },
        {
            "Get \"http://10.0.0.5:8080/healthz\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
            "no answer within 5 s"
        },
        {
            "Get \"http://10.0.0.5:8080/healthz\": net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
            "no answer within 5 s"
        },
        { "dial tcp 10.0.0.5:8080: i/o timeout", "no answer within 5 s" },
        { "Get \"http://10.0.0.5:8080/healthz\": EOF", "the connection was closed without an answer" },
        {
            "Get \"http://10.0.0.5:8080/healthz\": read tcp 10.0.0.1:40112->10.0.0.5:8080: read: connection reset by peer",
            "the connection was closed without an answer"
        },
        { "Get \"http://10.0.0.5:8080/healthz\": http: server closed idle connection", "the connection was closed without an answer" },
        {
            "Get \"http://10.0.0.5:8080/healthz\": net/http: HTTP/1.x transport connection broken: "
                + "malformed HTTP response \"\\x15\\x03\\x01\\x00\\x02\\x02\"",
            "the answer is no HTTP; the probe asks plain HTTP"
        },
        { "Get \"http://10.0.0.5:8080/healthz\": stopped after 10 redirects", "too many redirects; the path must answer itself" },
        { "dial tcp 10.0.0.5:8080: connect: no route to host", "no route to the pod" },
        { "dial tcp 10.0.0.5:8080: connect: network is unreachable", "no route to the pod" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_told_in_words_that_stay_the_same(string kubelet, string words)
    {
        foreach (var probe in (string[])["Startup", "Readiness", "Liveness"])
            Assert.Contains($": {words}", Told(With(probe), [Event($"{probe} probe failed: {kubelet}", 3, 55)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_refused_is_named() => Assert.Contains(
        "HTTP 400; a framework that checks the Host header refuses \"shop.local\" of spec.health.host: allow it",
        Told(Restarted(), [Event(Startup(400), 3, 55)], change: spec => spec.Health!.Host = "shop.local"), StringComparison.Ordinal);

    // The second run of a container that waits for its start or for being ready, or whose first run a liveness probe ended.
    private static V1Pod With(string probe)
    {
        if (probe == "Startup")
            return Restarted();
        var pod = Restarted();
        var container = pod.Status.ContainerStatuses[0];
        if (probe == "Readiness")
            (container.Started, container.LastState, container.State.Running.StartedAt) = (true, null, At(0));
        else
            pod.Status.Conditions = [new V1PodCondition { Type = "ContainersReady", Status = "False", LastTransitionTime = At(50) }];
        return pod;
    }
}
