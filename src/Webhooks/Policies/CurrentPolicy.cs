using PyOps.Rules.Policies;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Policies;

/// <summary>
/// The policy at work. An invalid one changes nothing: the last good one stays, and before there was any, the built-in defaults.
/// </summary>
internal sealed class CurrentPolicy(PolicyMetrics metrics, ILogger logger)
{
    private volatile Policy policy = Policy.Default;
    private volatile bool known;
    private volatile string? waiting = "it has not been read yet";

    public Policy Value => policy;

    /// <summary>Why it is not known yet what policy there is; null as soon as it is.</summary>
    public string? Problem => known ? null : waiting;

    /// <summary>A policy was read.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="generation">Its metadata.generation; 0 when it has none.</param>
    /// <returns>Whether it is at work.</returns>
    public bool Take(ReadOnlyMemory<byte> json, long generation)
    {
        var reading = PolicyReader.Read(json);
        known = true;
        if (reading.Policy is not { } read)
        {
            metrics.Invalid();
            logger.LogError("The policy is invalid, and what was at work stays so: {Problems}", string.Join("; ", reading.Errors));
            return false;
        }
        policy = read;
        metrics.Loaded(generation);
        logger.LogInformation("Policy at work: generation {Generation}, {Exemptions} exemptions", generation, read.Exemptions.Count);
        return true;
    }

    /// <summary>There is no policy: the built-in defaults hold.</summary>
    public void TakeDefaults(string why)
    {
        var news = !known || !ReferenceEquals(policy, Policy.Default);
        policy = Policy.Default;
        known = true;
        metrics.Loaded(0);
        if (news)
            logger.LogInformation("Policy at work: the built-in defaults, because {Why}", why);
    }

    /// <summary>It cannot be found out what policy there is; what was at work stays so.</summary>
    public void Unknown(string why) => waiting = why;
}
