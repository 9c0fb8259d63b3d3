using PyOps.Crds.Completed;

namespace PyOps.Operator.Services.Status;

/// <summary>What is valid but could be better; told where it disturbs nobody, in Accepted's message.</summary>
internal static class Hints
{
    public static string Of(CompletedService service) => service switch
    {
        { IsWeb: true, Health: { Path: null, Exec.Count: 0 } } =>
            "the spec is valid; hint: without spec.health.path the probes only see that the port accepts connections",
        { IsWeb: false, Health.Exec.Count: 0 } =>
            "the spec is valid; hint: without spec.health.exec nothing tells whether the worker is well",
        _ => "the spec is valid",
    };
}
