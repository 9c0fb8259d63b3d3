using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Writing;
using PyOps.Operator.Tests.Stub;

namespace PyOps.Operator.Tests.Services.Revisions;

public sealed class RevisionKeeperTests : IDisposable
{
    private static readonly PythonService shop = Given.Shop();
    private static readonly CompletedService completed = Defaults.Complete(shop);
    private static readonly ClusterFacts facts = new(NativeSleep: false, "init:1");
    private readonly FakeApi api = new(request => request.Method == HttpMethod.Get ? FakeApi.Status(404) : FakeApi.Stored(request));
    private readonly RevisionKeeper keeper;
    private readonly List<ChildFailure> failures = [];

    public RevisionKeeperTests()
    {
        var applier = Given.Applier(api, "ControllerRevision");
        keeper = new RevisionKeeper(applier, new OrphanGuard(applier), facts);
    }

    public void Dispose() => api.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"spec":{"containers":[]}}""")]
    [InlineData("""{"spec":{"containers":"app"}}""")]
    [InlineData("""{"spec":{"contai""")]
    public async Task A_current_revision_whose_template_cannot_be_read_is_told_and_nothing_runs_by_it(string template)
    {
        var inputs = PodInputs.Of(shop);

        var (state, runs) = await Settle(Stored(1, inputs, template));

        Assert.Null(runs);
        Assert.Equal(new RevisionState(inputs.RevisionName("shop")), state);
        Assert.Equal(
            $"ControllerRevision \"{inputs.RevisionName("shop")}\" does not hold what PyOps wrote; delete it",
            Assert.Single(failures).Message);
        Assert.Equal(Reasons.NameConflict, failures[0].Reason);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task New_inputs_leave_an_unreadable_revision_behind()
    {
        var (state, runs) = await Settle(Stored(1, new InputsHash("1", "bbbbbbbbbbbb"), "{}"));

        Assert.Empty(failures);
        Assert.Equal(PodInputs.Of(shop).RevisionName("shop"), state.Current);
        Assert.EndsWith(": what ran before cannot be read", state.Change, StringComparison.Ordinal);
        Assert.Equal("example.com/shop:1", runs!.Spec.Containers[0].Image);
    }

    [Fact]
    public async Task What_makes_another_revision_run_is_told_when_it_is_written()
    {
        var older = Defaults.Complete(Given.Shop(spec => spec.Image = "example.com/shop:0"));
        var before = Template.Write(PodTemplateBuilder.Build(older, facts));
        var earlier = Stored(3, new InputsHash("1", "bbbbbbbbbbbb"), before);

        var (state, _) = await Settle(earlier);

        Assert.Equal($"revision 4 ({PodInputs.Of(shop).RevisionName("shop")}): spec.containers[app].image", state.Change);
    }

    [Fact]
    public async Task A_revision_that_ran_before_is_no_news()
    {
        var stored = Stored(3, PodInputs.Of(shop), Template.Write(PodTemplateBuilder.Build(completed, facts)));

        Assert.Null((await Settle(stored)).State.Change);
    }

    private Task<(RevisionState State, V1PodTemplateSpec? Template)> Settle(params V1ControllerRevision[] stored)
    {
        var seen = Given.Seen(shop) with { Revisions = stored };
        return keeper.PromoteAsync(completed, seen, keeper.Plan(completed, seen), failures, CancellationToken.None);
    }

    private static V1ControllerRevision Stored(long number, InputsHash inputs, string template)
    {
        var revision = RevisionBuilder.Build(
            completed, inputs.RevisionName("shop"), number,
            new RevisionData(inputs.Format, inputs.Value, "example.com/shop:1", "1.0.0", template));
        revision.Metadata.Uid = "r1";
        return revision;
    }
}
