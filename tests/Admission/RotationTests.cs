using PyOps.Admission.Support;
using PyOps.Cluster;

namespace PyOps.Admission;

/// <summary>Certificates that are replaced while they are used.</summary>
[Collection(nameof(Release))]
public class RotationTests(Release release)
{
    private const int Admitted = 10_000;

    [ClusterFact]
    public async Task Ten_thousand_admissions_through_a_leaf_and_a_CA_rotation_fail_none()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);
        var before = await Certificates();

        await Rotate(Kept.LeafSecret, "leaf");
        var leafRotated = await Until(now => now.Leaf != before.Leaf, "another leaf");
        Assert.Equal(before.Authority, leafRotated.Authority);
        await Rotate(Kept.AuthoritySecret, "ca");
        var rotated = await Until(now => now.Authority != before.Authority && now.Leaf != leafRotated.Leaf, "another CA");
        await UntilTrusted(rotated.Authority);
        await admissions.More(Math.Max(500, Admitted - admissions.Answered));

        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
        Assert.True(tally.Answered >= Admitted, tally.ToString());
    }

    [ClusterFact]
    public async Task Secrets_that_are_deleted_come_back_and_admission_with_them()
    {
        await using var ns = await release.Enforcing();
        var before = await Certificates();

        await release.Kubectl("delete", "secret", Kept.AuthoritySecret, Kept.LeafSecret, "-n", Release.Namespace);
        var now = await Until(now => now.Authority != before.Authority, "a new CA");
        await UntilTrusted(now.Authority);

        await UntilVerdicts(ns.Name);
    }

    [ClusterFact]
    public async Task Secrets_of_nonsense_are_replaced_and_admission_goes_on()
    {
        await using var ns = await release.Enforcing();
        var before = await Certificates();

        await Patch(Kept.LeafSecret, """{"data":{"tls.crt":"bm9uc2Vuc2U="}}""");
        await Patch(Kept.AuthoritySecret, """{"data":{"ca.crt":"bm9uc2Vuc2U="}}""");
        var now = await Until(now => now.Authority.Length > 0 && now.Authority != before.Authority, "a new CA");
        await UntilTrusted(now.Authority);

        await UntilVerdicts(ns.Name);
    }

    private Task Rotate(string secret, string what) =>
        release.Kubectl("annotate", "secret", secret, "-n", Release.Namespace, $"pyops.dev/rotate={what}");

    private Task Patch(string secret, string patch) =>
        release.Kubectl("patch", "secret", secret, "-n", Release.Namespace, "--type=merge", "--patch", patch);

    private Task<Kept> Certificates() => Kept.Now(release.Cluster);

    private Task<Kept> Until(Func<Kept, bool> condition, string what) => Kept.Until(release.Cluster, condition, what);

    private Task UntilTrusted(string serial) => Kept.UntilTrusted(release.Cluster, serial);

    private Task UntilVerdicts(string ns) => Wait.Until(
        async () => (await release.TryKubectl("run", "web", "-n", ns, "--image=nginx:latest", "--dry-run=server"))
            .Error.Contains("[image-tag]", StringComparison.Ordinal),
        TimeSpan.FromMinutes(4), "a verdict");
}
