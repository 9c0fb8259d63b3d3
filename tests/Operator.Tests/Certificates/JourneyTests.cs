using k8s.Models;
using PyOps.Operator.Certificates;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

/// <summary>
/// From wherever a leader was killed, an upgrade began or somebody deleted something, the next ones come to one authority in a Secret of
/// its own, and at no second is what a pod presents refused by an API server.
/// </summary>
public class JourneyTests
{
    private static readonly Dictionary<string, Func<Journey>> starts = new()
    {
        ["all is well"] = () => Journey.Settled(Journey.Secret(("ca", Old)), Journey.Secret(("tls", ByOld)), Old),
        ["a version before, with one Secret"] = () => Journey.Settled(null, Journey.Secret(("ca", Old), ("tls", ByOld)), Old),
        ["a version before, in the middle of a rotation"] = () =>
            Journey.Settled(null, Journey.Secret(("ca", Old), ("ca-next", New), ("tls", ByOld)), Old),
        ["a version before, whose next authority has signed"] = () =>
            Journey.Settled(null, Journey.Secret(("ca", Old), ("ca-next", New), ("tls", ByNew)), New),
        ["forward again: the Secret of the authority is older than the certificate"] = () =>
            Journey.Settled(Trusted(Journey.Secret(("ca", Old))), Journey.Secret(("ca", New), ("tls", ByNew)), New),
        ["forward again, in the middle of a rotation of then"] = () =>
            Journey.Settled(Trusted(Journey.Secret(("ca", Old), ("ca-next", Stranger))), Journey.Secret(("ca", New), ("tls", ByNew)), New),
        ["the authority's Secret was deleted"] = () => Journey.Settled(null, Journey.Secret(("tls", ByOld)), Old),
        ["the authority's Secret came back from a backup"] = () =>
            Journey.Settled(Journey.Secret(("ca", Stranger)), Journey.Secret(("tls", ByOld)), Old),
        ["a person asks for another authority"] = () =>
            Journey.Settled(Asked(Journey.Secret(("ca", Old)), "ca"), Journey.Secret(("tls", ByOld)), Old),
        ["a person asks for another certificate"] = () =>
            Journey.Settled(Journey.Secret(("ca", Old)), Asked(Journey.Secret(("tls", ByOld)), "leaf"), Old),
    };

    public static TheoryData<string> Starts => [.. starts.Keys];

    [Theory]
    [MemberData(nameof(Starts))]
    public void It_ends_with_one_authority_in_a_Secret_of_its_own_and_nobody_is_refused_on_the_way(string start)
    {
        var journey = starts[start]();

        journey.Run();

        Ended(journey);
    }

    /// <summary>A leader was killed after any write; its last step comes late, decided on an older look at either Secret.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void So_it_does_when_a_step_comes_late_that_was_decided_before_the_last_write(string start) =>
        AfterEachWrite(start, (journey, before) =>
        {
            ActLate(journey, (before.Authority, journey.Leaf));
            ActLate(journey, (journey.Authority, before.Leaf));
        });

    [Theory]
    [MemberData(nameof(Starts))]
    public void So_it_does_when_the_authority_s_Secret_is_deleted_after_any_write(string start) =>
        AfterEachWrite(start, (journey, _) => journey.Authority = null);

    [Theory]
    [MemberData(nameof(Starts))]
    public void So_it_does_when_the_certificate_s_Secret_is_deleted_after_any_write(string start) =>
        AfterEachWrite(start, (journey, _) => journey.Leaf = null);

    /// <summary>The first install: there is nobody yet whom it could be refused to, and nothing is waited for.</summary>
    [Fact]
    public void From_nothing_the_authority_is_written_first_then_what_it_signs_and_then_it_is_trusted()
    {
        var journey = new Journey();

        journey.Run();

        Assert.Equal([StepKind.Renew, StepKind.WriteLeaf, StepKind.Trust], journey.Steps.Select(step => step.Kind));
        Assert.True(journey.Steps[1].IsInLeafSecret && !journey.Steps[0].IsInLeafSecret);
    }

    /// <summary>Goes the way again for each of its writes, and after that one something happens.</summary>
    private static void AfterEachWrite(string start, Action<Journey, (V1Secret? Authority, V1Secret? Leaf)> happens)
    {
        var undisturbed = starts[start]();
        undisturbed.Run();
        for (var writes = 0; writes <= undisturbed.Steps.Count; writes++)
        {
            var (journey, before, happened) = (starts[start](), default((V1Secret? Authority, V1Secret? Leaf)), false);
            journey.Run(() =>
            {
                if (!happened && journey.Steps.Count >= writes)
                {
                    happens(journey, before);
                    happened = true;
                }
                before = (journey.Authority, journey.Leaf);
            });
            Assert.True(happened);
            Ended(journey);
        }
    }

    // Each write names the version that was looked at, and Trust those of both Secrets: what has changed since is refused.
    private static void ActLate(Journey journey, (V1Secret? Authority, V1Secret? Leaf) seen)
    {
        var now = journey.Seen(seen.Authority, seen.Leaf);
        var step = CertificateDecision.Decide(now);
        var (isAuthorityCurrent, isLeafCurrent) = (seen.Authority == journey.Authority, seen.Leaf == journey.Leaf);
        var isTaken = step.Kind switch
        {
            StepKind.Wait or StepKind.Rest => false,
            StepKind.Trust => isAuthorityCurrent && isLeafCurrent,
            _ => step.IsInLeafSecret ? isLeafCurrent : isAuthorityCurrent,
        };
        if (isTaken)
            journey.Take(step, now);
    }

    private static void Ended(Journey journey)
    {
        var told = string.Join(", ", journey.Steps.Select(step => step.Kind));
        Assert.True(journey.Outage is null, journey.Outage);
        Assert.Equal(["ca.crt", "ca.key"], journey.Authority!.Data.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["tls.crt", "tls.key"], journey.Leaf!.Data.Keys.Order(StringComparer.Ordinal));
        var kept = SecretContents.Of(journey.Authority, journey.Leaf);
        Assert.True(Trusting(kept.Authority.Pair!).AsSpan().SequenceEqual(journey.Bundle), told);
        Assert.True(CertificateDecision.Decide(journey.Seen(journey.Authority, journey.Leaf)).Kind is StepKind.Rest, told);
    }

    private static V1Secret Asked(V1Secret secret, string what) => Noted(secret, SecretContents.RotateAnnotation, what);

    private static V1Secret Trusted(V1Secret secret) => Noted(secret, SecretContents.TrustedAnnotation, Noon.AddDays(-7).ToString("O"));

    private static V1Secret Noted(V1Secret secret, string annotation, string value)
    {
        secret.Metadata.Annotations[annotation] = value;
        return secret;
    }
}
