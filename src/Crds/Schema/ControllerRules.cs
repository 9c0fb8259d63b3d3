using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Policies;

namespace PyOps.Crds.Schema;

/// <summary>
/// Users of an exemption that take an account of Kubernetes' controllers, in CEL: a rule for each account, as what a rule may cost is
/// bounded, and by what stands before the first star, behind the last and between two. What has more stars only the policy's reader finds.
/// </summary>
internal static class ControllerRules
{
    /// <summary>The rules, on an exemption.</summary>
    public static IEnumerable<V1ValidationRule> All => ControllerAccounts.All.Select(account => RuleMessage.Rule(
        $"!has(self.users) || (has(self.namespaces) && size(self.namespaces) > 0) || !self.users.exists(u, {Takes(account)})",
        "spec.exemptions: {one} " + PolicyFixes.Controllers,
        "self.name"));

    private static string Takes(string account)
    {
        var (name, behind) = ($"'{account}'", "(size(u) - star[1] - 1)");
        return $"[[u.indexOf('*'), u.lastIndexOf('*')]].exists(star, star[0] < 0 ? u == {name} : "
            + $"u != '*' && u != '**' && star[0] + {behind} <= {account.Length} "
            + $"&& {name}.startsWith(u.substring(0, star[0])) && {name}.endsWith(u.substring(star[1] + 1)) && (star[0] == star[1] "
            + $"|| {name}.substring(star[0], {account.Length} - {behind}).contains(u.substring(star[0] + 1, star[1]))))";
    }
}
