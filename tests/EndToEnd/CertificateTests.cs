using System.Net;
using k8s;
using k8s.Models;
using PyOps.Cluster;
using PyOps.EndToEnd.Support;
using PyOps.Operator.Certificates;

namespace PyOps.EndToEnd;

/// <summary>The webhook's certificates, with stand-ins for its pods, as the API server sees them.</summary>
public class CertificateTests
{
    private static readonly Surroundings asIs = new() { UntilReady = false };

    [ClusterFact]
    public async Task From_nothing_an_install_comes_to_a_chain_that_the_API_server_accepts_and_only_then_is_it_ready()
    {
        await using var at = await CertificateGround.Start();
        at.Site.Replicas[0].IsStuck = at.Site.Replicas[1].IsStuck = true;
        await using var instance = await OperatorInstance.Start(at.Cluster, at.Site.Namespace, asIs, at.Site.Arguments);

        await Wait.Until(
            async () => (await at.Site.Configuration()).Webhooks.All(webhook => webhook.ClientConfig.CaBundle is { Length: > 0 }),
            TimeSpan.FromSeconds(60), "the caBundles");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await instance.Answer("/readyz"));
        await Wait.Until(
            async () => (await instance.Text("/readyz"))
                .Contains("[-] webhook: Service pyops-webhook does not answer", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), "readiness to say why not");

        at.Site.Replicas[0].IsStuck = at.Site.Replicas[1].IsStuck = false;
        await instance.UntilReady();
        var secret = await at.Site.UntilGood();
        await using (var admissions = Admissions.Start(at.Cluster, at.Site.Namespace))
        {
            await admissions.More(20);
            admissions.AssertNoneFailed();
        }

        Assert.True(at.Site.Replicas.Sum(replica => replica.Reviews) >= 20);
        Assert.Equal(
            new DateTimeOffset(secret.Leaf.Pair!.Certificate.NotAfter).ToUnixTimeSeconds(),
            await instance.Metric("pyops_certificate_expiry_timestamp_seconds{certificate=\"leaf\"}"));
        Assert.Equal(1, await instance.Metric("pyops_certificate_verified"));
        Assert.DoesNotContain("PRIVATE", instance.Log, StringComparison.Ordinal);
        await OnlyTheBundleIsOurs(at.Site);
    }

    [ClusterTheory]
    [InlineData("deleted")]
    [InlineData("the authority's deleted")]
    [InlineData("the certificate's deleted")]
    [InlineData("both in one, as versions before kept them")]
    [InlineData("the authority of another time")]
    [InlineData("corrupt")]
    [InlineData("foreign")]
    [InlineData("expired")]
    [InlineData("half of a next authority")]
    public async Task A_Secret_that_is_no_good_is_mended_without_a_person(string how)
    {
        await using var at = await CertificateGround.Start();
        await using var instance = await OperatorInstance.Start(at.Cluster, at.Site.Namespace, at.Site.Arguments);
        var before = await at.Site.UntilGood();
        var meanwhile = Admissions.Start(at.Cluster, at.Site.Namespace);
        await at.Break(before, how);
        await at.Site.UntilGood(
            secret => how == "half of a next authority"
                || secret.Leaf.Pair!.Certificate.Thumbprint != before.Leaf.Pair!.Certificate.Thumbprint);
        await meanwhile.DisposeAsync();
        await using var after = Admissions.Start(at.Cluster, at.Site.Namespace);
        await after.More(20);
        after.AssertNoneFailed();
        // Whoever loses a Secret keeps his certificate, and who signed that is trusted until the new one is known everywhere.
        if (how is not ("foreign" or "expired"))
            meanwhile.AssertNoneFailed();
        Assert.Equal(["tls.crt", "tls.key"], (await at.Site.Secret())!.Data.Keys.Order(StringComparer.Ordinal));
    }

    [ClusterFact]
    public async Task A_caBundle_that_somebody_changes_is_put_back()
    {
        await using var at = await CertificateGround.Start();
        await using var instance = await OperatorInstance.Start(at.Cluster, at.Site.Namespace, at.Site.Arguments);
        await at.Site.UntilGood();
        var stranger = CertificateMaker.Authority(new(), DateTimeOffset.UtcNow);
        var bundle = Convert.ToBase64String(Bundle.Write([stranger.Certificate]));

        await at.Cluster.Client.AdmissionregistrationV1.PatchValidatingWebhookConfigurationAsync(
            new V1Patch(
                $$$"""[{"op":"replace","path":"/webhooks/0/clientConfig/caBundle","value":"{{{bundle}}}"}]""",
                V1Patch.PatchType.JsonPatch),
            at.Site.ConfigurationName);

        await at.Site.UntilGood();
    }

    [ClusterFact]
    public async Task No_admission_fails_while_the_certificate_and_then_the_authority_are_rotated()
    {
        await using var at = await CertificateGround.Start();
        await using var instance = await OperatorInstance.Start(at.Cluster, at.Site.Namespace, at.Site.Arguments);
        var first = await at.Site.UntilGood();
        await using var admissions = Admissions.Start(at.Cluster, at.Site.Namespace);

        at.Site.Replicas[0].IsStuck = true;
        await at.Site.Rotate("leaf");
        await Wait.Until(
            async () => await instance.Metric("pyops_certificate_pods_waiting") == 1
                && instance.Log.Contains("is not presented by webhook-0 yet", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30), "the pod that lags to be counted and named");
        await admissions.More(20);
        at.Site.Replicas[0].IsStuck = false;
        var second = await at.Site.UntilGood();
        await Wait.Until(
            async () => await instance.Metric("pyops_certificate_pods_waiting") == 0,
            TimeSpan.FromSeconds(30), "nobody to be waited for");

        await at.Site.Rotate("ca");
        var third = await at.Site.UntilGood();
        await admissions.More(20);

        admissions.AssertNoneFailed();
        Assert.Equal(first.Authority.Pair!.Certificate.Thumbprint, second.Authority.Pair!.Certificate.Thumbprint);
        Assert.NotEqual(first.Leaf.Pair!.Certificate.Thumbprint, second.Leaf.Pair!.Certificate.Thumbprint);
        Assert.NotEqual(second.Authority.Pair.Certificate.Thumbprint, third.Authority.Pair!.Certificate.Thumbprint);
    }

    [ClusterFact]
    public async Task A_leader_that_is_killed_after_each_step_of_a_rotation_is_followed_by_one_that_goes_on()
    {
        await using var at = await CertificateGround.Start();
        await using (await OperatorInstance.Start(at.Cluster, at.Site.Namespace, at.Site.Arguments))
            await at.Site.UntilGood();
        var first = (await at.Site.Contents()).Authority.Pair!.Certificate.Thumbprint;
        await using var admissions = Admissions.Start(at.Cluster, at.Site.Namespace);
        await at.Site.Rotate("ca");

        var kills = 0;
        for (; kills < 20 && !await IsRotated(at.Site, first); kills++)
        {
            var before = await at.Site.Versions();
            await using var instance = await OperatorInstance.Start(at.Cluster, at.Site.Namespace, asIs, at.Site.Arguments);
            await OneMoreStep(at.Site, instance, before, first);
            instance.Kill();
        }

        await at.Site.UntilGood(secret => secret.Authority.Pair!.Certificate.Thumbprint != first);
        admissions.AssertNoneFailed();
        // Next authority, both trusted, noted, signed, promoted, one trusted: unless some were so quick that they took several steps.
        Assert.InRange(kills, 2, 6);
    }

    [ClusterFact]
    public async Task Certificates_of_others_are_verified_and_never_written()
    {
        await using var at = await CertificateGround.Start();
        await using var instance = await OperatorInstance.Start(
            at.Cluster, at.Site.Namespace, asIs, [.. at.Site.Arguments, "--certificates", "external"]);
        await Wait.Until(
            async () => (await instance.Text("/readyz")).Contains("has no caBundle yet", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60), "the missing caBundle to be told of");

        var authority = CertificateMaker.Authority(new(), DateTimeOffset.UtcNow);
        await at.Write(authority, at.Leaf(authority));
        await at.PutBundle(authority);
        await instance.UntilReady();

        Assert.Equal(authority.Certificate.Thumbprint, (await at.Site.UntilGood()).Authority.Pair!.Certificate.Thumbprint);
        Assert.DoesNotContain((await at.Site.Configuration()).Metadata.ManagedFields, entry => entry.Manager == BundleWriter.FieldManager);
    }

    private static async Task OneMoreStep(WebhookSite site, OperatorInstance instance, string before, string first)
    {
        try
        {
            // What the one before had sent may arrive after it was killed, and be the last step.
            await Wait.Until(
                async () => await site.Versions() != before || await IsRotated(site, first),
                TimeSpan.FromMinutes(1), "one more step");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{instance.Log}", late);
        }
    }

    private static async Task OnlyTheBundleIsOurs(WebhookSite site)
    {
        var ours = Assert.Single((await site.Configuration()).Metadata.ManagedFields, entry => entry.Manager == BundleWriter.FieldManager);
        var fields = KubernetesJson.Serialize(ours.FieldsV1);
        Assert.Contains("f:caBundle", fields, StringComparison.Ordinal);
        Assert.All(
            ["f:rules", "f:service", "f:failurePolicy", "f:namespaceSelector", "f:timeoutSeconds"],
            field => Assert.DoesNotContain(field, fields, StringComparison.Ordinal));
    }

    private static async Task<bool> IsRotated(WebhookSite site, string first) =>
        await site.Contents() is { Next: null, Authority.Pair: { } authority } && authority.Certificate.Thumbprint != first
        && (await site.Configuration()).Webhooks.All(webhook => Bundle.Read(webhook.ClientConfig.CaBundle).Count == 1);
}
