using k8s;
using k8s.Models;
using PyOps.Admission.Support;
using PyOps.Cluster;
using PyOps.Support;

namespace PyOps.Admission;

/// <summary>From and to versions that kept authority and certificate in one Secret, no admission fails.</summary>
[Collection(nameof(Release))]
public class UpgradeTests(Release release)
{
    private static readonly string[] onlyLeaf = ["tls.crt", "tls.key"];

    [ClusterFact]
    public async Task An_install_with_one_Secret_comes_to_two_and_to_another_authority_and_no_admission_fails()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);
        var before = await Kept.Now(release.Cluster);

        await using (await release.WithoutOperator())
        {
            // As a version before has left it: all of it in the Secret that the webhook's pods mount.
            await Write(Kept.LeafSecret, (await Read(Kept.AuthoritySecret)).Data);
            await release.Kubectl("delete", "secret", Kept.AuthoritySecret, "-n", Release.Namespace);
        }

        var now = await Kept.Until(
            release.Cluster, now => now.Authority != before.Authority && now.Leaf != before.Leaf,
            "an authority that was in no pod's Secret");
        await Kept.UntilTrusted(release.Cluster, now.Authority);
        await admissions.More(200);
        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
        Assert.Equal(onlyLeaf, (await Read(Kept.LeafSecret)).Data.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// helm rollback, and forward again: what a version before has made since is in one Secret, and API servers trust its authority alone,
    /// while the authority's Secret is of the time before.
    /// </summary>
    [ClusterFact]
    public async Task A_step_back_and_forward_again_fails_no_admission()
    {
        await using var ns = await release.Enforcing();
        await using var admissions = await Admissions.Start(release.Cluster, ns.Name);
        var current = await Read(Kept.AuthoritySecret);
        using var older = new TestAuthority("older");

        await using (await release.WithoutOperator())
        {
            await Write(Kept.LeafSecret, current.Data);
            // Another authority than the one that the caBundle and the pods have, as if it had been there before.
            await Write(Kept.AuthoritySecret, older.Pair());
        }

        var now = await Kept.Until(
            release.Cluster, now => now.Authority == older.Certificate.SerialNumber, "the authority to stay");
        await Kept.UntilTrusted(release.Cluster, now.Authority);
        await admissions.More(200);
        var tally = await admissions.Stop();
        Assert.True(tally.Failures is [], tally.ToString());
        Assert.Equal(onlyLeaf, (await Read(Kept.LeafSecret)).Data.Keys.Order(StringComparer.Ordinal));
    }

    private Task<V1Secret> Read(string name) =>
        release.Cluster.Client.CoreV1.ReadNamespacedSecretAsync(name: name, namespaceParameter: Release.Namespace);

    private Task Write(string name, IDictionary<string, byte[]> data) => release.Cluster.Client.CoreV1.PatchNamespacedSecretAsync(
        new V1Patch(KubernetesJson.Serialize(new V1Secret { Data = data }), V1Patch.PatchType.MergePatch), name, Release.Namespace);
}
