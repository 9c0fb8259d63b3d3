using PyOps.Operator.Certificates;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

public class DecisionTests
{
    private static readonly SecretContents Fresh = Secret(leaf: Leaf(Old, Noon.AddDays(499)));

    private static readonly KeyPair Aged = Authority(Noon.AddDays(-100));

    private static readonly Reading None = new(null, "its Secret is absent");

    // The authority was lost, and another is in its place; the pods still have the certificate that they had.
    private static readonly Situation Replaced = Good with
    {
        Secret = Secret(authority: New) with { Leaf = new(null, "tls.crt is missing") },
        Bundles = [Trusting(New, Old)],
    };

    private static readonly Dictionary<string, (Situation Now, StepKind Step, string Words)> cases = new()
    {
        ["when all is well nothing is done"] = (Good, StepKind.Rest, "nothing is due"),
        ["an absent authority is made"] = (With(secret => secret with { Authority = None }), StepKind.Renew, "its Secret is absent"),
        ["without configuration and pods an absent authority is made all the same"] =
            (With(secret => secret with { Authority = None }) with { Bundles = null, Pods = [] }, StepKind.Renew, "its Secret is absent"),
        ["an authority that cannot be read is replaced"] =
            (With(secret => secret with { Authority = new(null, "ca.crt is no certificate") }), StepKind.Renew, "ca.crt is no certificate"),
        ["an authority that is none is replaced"] =
            (Good with { Secret = Secret(authority: ByOld) }, StepKind.Renew, "ca.crt is no authority"),
        ["an authority that has expired is replaced"] =
            (Good with { Now = Noon.AddDays(731) }, StepKind.Renew, "ca.crt expired at 2028-05-31"),
        ["an authority from the future is replaced"] = (Good with { Now = Noon.AddDays(-1) }, StepKind.Renew, "ca.crt is not valid before"),
        ["an authority that is lost during its rotation gives way to the next at once"] =
            (RotatingWith(secret => secret with { Authority = new(null, "ca.key is missing") }), StepKind.Promote, "ca.key is missing"),
        ["a certificate that cannot be read is replaced"] =
            (With(secret => secret with { Leaf = new(null, "tls.key does not belong to tls.crt") }),
             StepKind.WriteLeaf, "tls.key does not belong"),
        ["a foreign certificate is replaced"] =
            (Good with { Secret = Secret(leaf: Leaf(Stranger)) }, StepKind.WriteLeaf, "not signed by ca.crt"),
        ["a certificate for another Service is replaced"] =
            (Good with { Secret = Secret(leaf: Leaf(Old, null, "pyops-webhook", "other.svc")) },
             StepKind.WriteLeaf, "tls.crt is not for pyops-webhook.pyops-system"),
        ["a certificate that has expired is replaced before anybody is trusted"] =
            (Good with { Now = Noon.AddDays(91), Bundles = [null] }, StepKind.WriteLeaf, "tls.crt expired"),
        ["an authority in the place of a lost one is trusted first, while pods go on with what that signed"] =
            (Replaced with { Bundles = [Trusting(Old)] }, StepKind.Trust, "caBundle"),
        ["when it is trusted that is noted"] = (Replaced, StepKind.NoteTrust, "holds the newest authority"),
        ["and waited for"] = (ReplacedSince(3), StepKind.Wait, "every API server"),
        ["before it signs"] = (ReplacedSince(10), StepKind.WriteLeaf, "tls.crt is missing"),
        ["it signs at once when no pod is accepted"] =
            (Replaced with { Pods = [Pod(Leaf(Stranger))] }, StepKind.WriteLeaf, "tls.crt is missing"),
        ["it signs at once when what pods present has expired"] =
            (Replaced with { Bundles = [Trusting(New, Aged)], Pods = [Pod(Leaf(Aged, Noon.AddDays(-91)))] },
             StepKind.WriteLeaf, "tls.crt is missing"),
        ["it signs at once when there are no pods"] = (Replaced with { Pods = [] }, StepKind.WriteLeaf, "tls.crt is missing"),
        ["an entry without caBundle gets one"] = (Good with { Bundles = [Trusting(Old), null] }, StepKind.Trust, "caBundle"),
        ["a caBundle that is garbage is replaced"] = (Good with { Bundles = ["garbage"u8.ToArray()] }, StepKind.Trust, "caBundle"),
        ["a stranger's caBundle is replaced"] = (Good with { Bundles = [Trusting(Stranger)] }, StepKind.Trust, "caBundle"),
        ["a configuration without entries needs nothing"] = (Good with { Bundles = [] }, StepKind.Rest, "nothing is due"),
        ["without a configuration there is nobody to tell"] = (Good with { Bundles = null }, StepKind.Rest, "nothing is due"),
        ["after two thirds of its life a certificate is replaced"] =
            (Good with { Now = Noon.AddDays(61) }, StepKind.WriteLeaf, "two thirds"),
        ["before two thirds of its life a certificate stays"] = (Good with { Now = Noon.AddDays(59) }, StepKind.Rest, "nothing is due"),
        ["a person's word replaces a certificate"] = (AskedOfLeaf("leaf"), StepKind.WriteLeaf, "a person asks"),
        ["a person's word begins the rotation of the authority"] = (Asked("ca"), StepKind.PrepareAuthority, "a person asks"),
        ["a person's word waits for the configuration"] = (Asked("ca") with { Bundles = null }, StepKind.Rest, "nothing is due"),
        ["a word that nobody knows is refused"] = (Asked("CA"), StepKind.Refuse, "of the authority's Secret can be ca alone"),
        ["leaf at the authority is refused"] = (Asked("leaf"), StepKind.Refuse, "leaf is written on the certificate's"),
        ["ca at the certificate is refused"] = (AskedOfLeaf("ca"), StepKind.RefuseOfLeaf, "ca is written on the authority's"),
        ["after two thirds of its life an authority begins to be replaced"] =
            (Good with { Now = Noon.AddDays(500), Secret = Fresh, Pods = [Pod(Fresh.Leaf.Pair!)] },
             StepKind.PrepareAuthority, "two thirds"),
        ["a ready pod that presents an older certificate is waited for"] =
            (Good with { Pods = [Pod(ByOld), Pod(Leaf(Old), "b")] }, StepKind.Wait, "by b yet"),
        ["a ready pod that does not answer is waited for"] = (Good with { Pods = [Pod(null, "mute")] }, StepKind.Wait, "by mute yet"),
        ["a pod that ends and presents an older certificate is waited for"] =
            (Good with { Pods = [Pod(Leaf(Old), "ending", ready: false)] }, StepKind.Wait, "by ending yet"),
        ["a pod that neither is ready nor answers is not waited for"] =
            (Good with { Pods = [Pod(null, ready: false)] }, StepKind.Rest, "nothing is due"),
        ["the next authority is trusted beside the present one first"] =
            (Good with { Secret = Secret(next: New) }, StepKind.Trust, "caBundle"),
        ["when it is, that is noted"] =
            (RotatingWith(secret => secret with { TrustedSince = null }), StepKind.NoteTrust, "holds the newest authority"),
        ["every API server has ten seconds to learn of it"] = (Rotating(9.5), StepKind.Wait, "every API server"),
        ["after them the next authority signs"] = (Rotating(10), StepKind.WriteLeaf, "trusted everywhere"),
        ["a note of a clock that is ahead is written anew"] = (Rotating(-600), StepKind.NoteTrust, "holds the newest authority"),
        ["a caBundle that lost the next authority begins its ten seconds again"] =
            (Rotating(5) with { Bundles = [Trusting(Old)] }, StepKind.ForgetTrust, "not what it was"),
        ["a certificate of the next authority is waited for"] =
            (Signed() with { Pods = [Pod(ByNew), Pod(ByOld, "b")] }, StepKind.Wait, "by b yet"),
        ["when every pod presents it the next authority takes its place"] = (Signed(), StepKind.Promote, "every pod presents"),
        ["then the old authority is not trusted any more"] = (Promoted(), StepKind.Trust, "caBundle"),
        ["and the rotation is over"] = (Promoted() with { Bundles = [Trusting(New)] }, StepKind.Rest, "nothing is due"),
        ["a next authority that cannot be read is given up"] =
            (RotatingWith(secret => secret with { Next = new(null, "ca-next.key is missing") }),
             StepKind.DropNext, "ca-next.key is missing"),
        ["a next authority that was given up after it had signed has its certificate replaced, which pods go on with meanwhile"] =
            (Signed() with { Secret = Secret(leaf: ByNew) }, StepKind.NoteTrust, "holds the newest authority"),
        ["and at once when no pod is accepted"] =
            (Signed() with { Secret = Secret(leaf: ByNew), Pods = [] }, StepKind.WriteLeaf, "not signed by ca.crt"),
        ["an authority that nobody trusts yet, as after a step back and forth of versions, does not sign before"] =
            (Good with { Secret = Secret(authority: New) with { TrustedSince = Noon.AddDays(-7) } },
             StepKind.ForgetTrust, "not what it was"),
        ["but is trusted first"] = (Good with { Secret = Secret(authority: New) }, StepKind.Trust, "caBundle"),
        ["without a configuration the rotation of the authority stands still"] =
            (Rotating(60) with { Bundles = null }, StepKind.Wait, "configuration is absent"),
    };

    public static TheoryData<string> Cases => [.. cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_every_situation_there_is_one_step(string name)
    {
        var (now, kind, words) = cases[name];

        var step = CertificateDecision.Decide(now);

        Assert.Equal((kind, true), (step.Kind, step.Reason.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(kind is StepKind.Wait or StepKind.Rest, step.After > TimeSpan.Zero);
    }

    [Fact]
    public void Every_step_is_taken_in_some_situation() =>
        Assert.Equal(Enum.GetValues<StepKind>().Order(), cases.Values.Select(one => one.Step).Distinct().Order());

    [Fact]
    public void The_next_authority_signs_only_when_it_is_trusted()
    {
        Assert.True(CertificateDecision.Decide(Rotating(10)).ByNext);
        Assert.False(CertificateDecision.Decide(
            Rotating(10) with { Secret = Rotating(10).Secret with { Leaf = new(null, "tls.crt is missing") } }).ByNext);
    }

    [Fact]
    public void It_looks_again_when_the_next_thing_is_due_and_within_the_hour()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), CertificateDecision.Decide(Good with { Now = ByOld.Due.AddMinutes(-10) }).After);
        Assert.Equal(TimeSpan.FromHours(1), CertificateDecision.Decide(Good).After);
        Assert.Equal(TimeSpan.FromSeconds(4), CertificateDecision.Decide(Rotating(6)).After);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public void A_clock_that_is_ten_minutes_off_finds_nothing_to_mend(int minutes) =>
        Assert.Equal(StepKind.Rest, CertificateDecision.Decide(Good with { Now = Noon.AddMinutes(minutes) }).Kind);

    private static Situation ReplacedSince(int seconds) =>
        Replaced with { Secret = Replaced.Secret with { TrustedSince = Noon.AddSeconds(-seconds) } };

    private static Situation With(Func<SecretContents, SecretContents> change) => Good with { Secret = change(Good.Secret) };

    private static Situation RotatingWith(Func<SecretContents, SecretContents> change) =>
        Rotating(60) with { Secret = change(Rotating(60).Secret) };

    private static Situation Asked(string what) => With(secret => secret with { AuthorityRequest = what });

    private static Situation AskedOfLeaf(string what) => With(secret => secret with { LeafRequest = what });

    private static Situation Signed() =>
        RotatingWith(secret => secret with { Leaf = new(ByNew, null) }) with { Pods = [Pod(ByNew), Pod(ByNew, "b")] };

    private static Situation Promoted() => Signed() with { Secret = Secret(authority: New, leaf: ByNew) };
}
