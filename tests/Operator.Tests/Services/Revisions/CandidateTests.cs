using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Runtime.Measuring;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Revisions;

/// <summary>Revisions that are written down and wait to be promoted.</summary>
public class CandidateTests
{
    private const string Digest = "sha256:0123456789abcdef";
    private static readonly InputsHash Inputs = new("1", "aaaaaaaaaaaa");
    private static readonly RevisionData Today = new("1", Inputs.Value, "shop:1", "2.0.0", """{"spec":{"containers":[{"name":"app"}]}}""");
    private static readonly RevisionData Tested = Today with { Digest = Digest, Commit = "4f2a9c1", Source = "shop-202601050900" };

    [Fact]
    public void A_candidate_is_not_chosen_by_equal_inputs()
    {
        var choice = RevisionChooser.Choose("shop", Inputs, Today, Known(Stored(1, Today with { Inputs = "bbbbbbbbbbbb" }), Candidate()));

        Assert.Equal(("shop-aaaaaaaaaa", 2L, Today), (choice.Name, choice.Number, choice.Data));
    }

    [Fact]
    public void One_that_was_promoted_stays_while_the_inputs_are_the_same()
    {
        var promoted = Stored(Promotion.Number("new", Known(Stored(3, Today))[0]), Tested);

        var choice = RevisionChooser.Choose("shop", Inputs, Today, Known(Stored(3, Today), promoted));

        Assert.Equal((promoted.Metadata.Name, 4L, Digest), (choice.Name, choice.Number, choice.Data.Digest));
    }

    [Fact]
    public void A_candidate_is_kept_while_somebody_names_it_however_many_were_promoted_since()
    {
        var (candidate, promoted) = (
            Candidate(),
            Enumerable.Range(1, 9).Select(number => Stored(number, Today with { Inputs = $"{number}bbbbbbbbbbb" })));
        var all = Known([candidate, .. promoted]);

        Assert.Contains(all[^1], RevisionChooser.Expired(all, chosen: "shop-9bbbbbbbbb"));
        Assert.DoesNotContain(all[^1], RevisionChooser.Expired(all, chosen: "shop-9bbbbbbbbb", candidate.Metadata.Name));
    }

    [Fact]
    public void A_candidate_has_a_name_of_its_own_for_each_digest() =>
        Assert.Equal(
            3,
            new[] { Inputs.RevisionName("shop"), Inputs.RevisionName("shop", Digest), Inputs.RevisionName("shop", "sha256:1") }
                .Distinct().Count());

    [Fact]
    public void What_a_revision_without_a_digest_says_is_what_it_always_said() =>
        Assert.Equal(
            """{"format":"1","image":"shop:1","inputs":"aaaaaaaaaaaa","renderer":"2.0.0","template":"t"}""",
            CanonicalJson.Text(Today with { Template = "t" }));

    [Fact]
    public async Task A_candidate_is_written_with_number_0_and_all_that_it_is_known_by()
    {
        using var api = new FakeApi(request => FakeApi.Stored(request));
        var applier = Given.Applier(api);
        var writer = new RevisionWriter(applier, new OrphanGuard(applier));
        var choice = new RevisionChoice(Inputs.RevisionName("shop", Digest), Promotion.Candidate, Tested, Current: null);

        var (failure, outcome) = await writer.WriteAsync(Defaults.Complete(Given.Shop()), choice, live: null, CancellationToken.None);

        Assert.Equal((null, ApplyOutcome.Created), (failure, outcome));

        var written = Assert.Single(api.Requests).Body!;
        Assert.Equal(
            (0L, Digest, "4f2a9c1", "shop-202601050900"),
            ((long)written["revision"]!, (string)written["data"]!["digest"]!,
             (string)written["data"]!["commit"]!, (string)written["data"]!["source"]!));
    }

    private static V1ControllerRevision Candidate() => Stored(Promotion.Candidate, Tested);

    private static V1ControllerRevision Stored(long number, RevisionData data)
    {
        var inputs = new InputsHash(data.Format, data.Inputs);
        var name = data.Digest is null ? inputs.RevisionName("shop") : inputs.RevisionName("shop", data.Digest);
        return RevisionBuilder.Build(Defaults.Complete(Given.Shop()), name, number, data);
    }

    private static IReadOnlyList<Revision> Known(params V1ControllerRevision[] stored) => Revision.Of(stored, "u1");
}
