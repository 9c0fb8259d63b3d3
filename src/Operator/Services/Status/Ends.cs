using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>Why a container ended.</summary>
internal static class Ends
{
    public static PodProblem? Problem(PodCase pod, string where, V1ContainerStatus status)
    {
        if ((status.State?.Terminated ?? status.LastState?.Terminated) is not { } end)
            return null;
        var isProgram = status.Name == PodRole.Container;
        return end switch
        {
            { Reason: "StartError" or "ContainerCannotRun" } => new(80, Reasons.StartError, StartErrors.Message(where, end.Message)),
            { Reason: "OOMKilled" } => new(75, Reasons.OomKilled, $"{where} was killed for using more memory than its limit{(isProgram
                ? "; raise spec.resources.limits.memory or run fewer workers" : "")}"),
            { Reason: "ContainerStatusUnknown" } => new(65, Reasons.PodFailed, $"{where} was lost: its node does not know how it ended"),
            _ when ProbeKill.Problem(pod, where, status, end) is { } killed => Unless(status.Started is true, killed),
            _ => Crash(pod, where, status.Name, end) with { EventsTell = ProbeKill.IsPossible(pod, status, end) },
        };
    }

    // A start that took too long is past when a later one succeeded.
    private static PodProblem? Unless(bool hasStarted, PodProblem killed) =>
        hasStarted && killed.Reason == Reasons.StartupProbeFailing ? null : killed;

    private static PodProblem Crash(PodCase pod, string where, string container, V1ContainerStateTerminated end)
    {
        // The loader of programs writes what it cannot load where the application would write its last words.
        var last = LastWords.Of(end.Message);
        if (last is not null && StartErrors.IsFromLoader(last))
            return new(80, Reasons.StartError, StartErrors.Message(where, last));
        var code = ExitCodes.Read(end.ExitCode, end.Signal, isProgram: container == PodRole.Container);
        var (line, advice) = InitEnds.Of(pod, container, end.Message) is { } first ? first : (Line: last, code.Advice);
        var words = line is null ? "" : $": \"{line}\"";
        return new(
            70, Reasons.CrashLoopBackOff,
            $"{where} ends with exit code {end.ExitCode}{code.Meaning}{words}{(advice is null ? "" : $"; {advice}")}; "
                + "see kubectl logs --previous");
    }
}
