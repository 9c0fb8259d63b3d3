using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A container says what it needs.
/// Reads: resources.limits.memory, resources.requests of init and regular containers (ephemeral ones cannot have any) and of the pod.
/// Allowed: a memory limit above 0, and a request of CPU or memory above 0; a limit is a request where there is none, as for Kubernetes;
/// what the pod has holds for its containers.
/// </summary>
internal static class Resources
{
    private const string NoLimit = "there is no memory limit, so a leak takes the node's memory; set one";
    private const string NoRequests = "there are no requests, so the scheduler takes it for nothing; set cpu and memory";

    public static readonly Rule Rule = new(Check)
    {
        Id = "resources",
        Practice = "beyond the handbook",
        Default = Effect.Warn,
        Title = "No memory limit, or no requests",
        Why = "Without a limit a leak takes the node's memory and other pods die; without requests the scheduler takes the pod for "
            + "nothing.",
        Fix = "Set requests and a memory limit. A CPU limit slows down more than it helps.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              resources:
                requests: {cpu: 100m, memory: 128Mi}
                limits: {memory: 512Mi}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (container.Kind == ContainerKind.Ephemeral)
                continue;
            if (!container.Resources.HasMemoryLimit && !pod.Resources.HasMemoryLimit)
                findings.Add(container, "resources.limits.memory", null, NoLimit);
            if (!container.Resources.HasRequests && !pod.Resources.HasRequests)
                findings.Add(container, "resources.requests", null, NoRequests);
        }
    }
}
