using System.Text.RegularExpressions;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Status;

/// <summary>
/// Programs that end because they insist on being process 1: inits that an image brings, where the pod has another. Nothing but the image
/// knows that it brings one, so that it cannot be told before.
/// </summary>
internal static partial class InitEnds
{
    /// <summary>The line in which a program says so, and what to do; null when it does not.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">Name of the container that ended.</param>
    /// <param name="output">The end of what it wrote.</param>
    public static (string Line, string Advice)? Of(PodCase pod, string container, string? output)
    {
        var line = output?.Split('\n', StringSplitOptions.TrimEntries).LastOrDefault(line => Insists().IsMatch(line));
        return line is null || LastWords.Of(line) is not { } words ? null : (words, Advice(pod.Service.Init, container));
    }

    private static string Advice(string mode, string container) => (mode, container) switch
    {
        (InitModes.SharedPid, _) or (InitModes.Tini, PodRole.Container) =>
            "it is an init of the image and has to be process 1, which another is in this pod: set spec.init to image",
        _ => "it has to be process 1 of its container: let what starts it exec it",
    };

    // s6-overlay, runit, the init of busybox and others; systemd's in words of its own; those that take a start as a command to the running
    // init. tini only warns, and goes on.
    [GeneratedRegex(
        """\b(must|(can|may|will) only|has to|needs to|unless)\b.{0,40}?\b(pid|process)\W{0,2}(id|no|number)?\W{0,2}1\b|""" +
        """^usage: \S*init\b|has not been booted with systemd|alternative telinit implementation""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Insists();
}
