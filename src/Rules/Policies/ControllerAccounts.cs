namespace PyOps.Rules.Policies;

/// <summary>
/// The accounts of Kubernetes' own controllers that make pods, or Jobs, of whatever anybody wrote: the user of nearly every pod. An
/// exemption of one of them is one of everybody.
/// </summary>
public static class ControllerAccounts
{
    /// <summary>Their names.</summary>
    public static readonly string[] All =
    [
        .. new[] { "replicaset", "daemon-set", "statefulset", "job", "replication", "cronjob" }
            .Select(name => $"system:serviceaccount:kube-system:{name}-controller"),
        "system:kube-controller-manager", // without accounts of their own
    ];

    /// <summary>Whether a pattern takes any of them; one of stars alone is refused for itself.</summary>
    internal static bool AreTakenBy(string pattern) =>
        pattern.Trim('*').Length > 0 && Array.Exists(All, name => Glob.Matches(pattern, name));
}
