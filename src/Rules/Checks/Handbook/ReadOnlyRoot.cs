using PyOps.Rules.Pods;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// Nobody changes the image's files.
/// Reads: securityContext.readOnlyRootFilesystem of init and regular containers; spec.os.name and nodeSelector. Not of ephemeral ones: a
/// pod that runs gets no volume for what their tools write, they hold no code that serves, and kubectl debug sets it with none of its
/// profiles.
/// Allowed: true. Windows does not have it.
/// </summary>
internal static class ReadOnlyRoot
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "read-only-root",
        Practice = "beyond the handbook",
        Default = Effect.Warn,
        Title = "A root file system that can be written to",
        Why = "Whoever breaks in can change the code that runs, and what an application writes there fills the node's disk.",
        Fix = "Set readOnlyRootFilesystem: true, and mount an emptyDir where the application writes, such as /tmp.",
        Before = """
            containers:
            - name: app
            """,
        After = """
            containers:
            - name: app
              securityContext:
                readOnlyRootFilesystem: true
              volumeMounts:
              - {name: tmp, mountPath: /tmp}
            volumes:
            - name: tmp
              emptyDir: {sizeLimit: 1Gi}
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        if (pod.RunsOnWindows)
            return;
        foreach (var container in pod.Containers)
        {
            if (container.Kind != ContainerKind.Ephemeral && container.Security.ReadOnlyRootFilesystem is not true and var value)
            {
                findings.Add(
                    container,
                    "securityContext.readOnlyRootFilesystem",
                    null,
                    $"readOnlyRootFilesystem is {(value is null ? "not set" : "false")}; set it to true, and mount an emptyDir at /tmp");
            }
        }
    }
}
