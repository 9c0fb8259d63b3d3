using k8s.Models;
using PyOps.Crds;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;
using PyOps.Operator.Services.Status;
using PyOps.Operator.Services.Steps;

namespace PyOps.Operator.Tests.Services.Steps;

/// <summary>Which image a service runs.</summary>
public class ImageStepTests
{
    private const string Image = "example.com/shop:7";
    private static readonly FollowedService web = new(Image, Follows: null);

    [Fact]
    public void A_service_that_names_an_image_goes_on_with_it() =>
        Assert.Equal("example.com/shop:1", Take(Given.Shop(), followed: null).Reached.Service.Image);

    [Fact]
    public void A_service_that_follows_another_one_runs_its_image()
    {
        var taken = Take(Follower(), web);

        Assert.Equal((Image, null), (taken.Reached.Service.Image, taken.Stop));
        Assert.Empty(taken.Reached.Failures);
    }

    public static TheoryData<string?, string?, bool, string, string> Troubles => new()
    {
        { null, null, false, "ImageFromNotFound", "there is no PythonService \"web\" in this namespace: create it, or correct the name" },
        { null, null, true, "ImageFromPending", "PythonService \"web\", whose image is to run, has none yet; its own status tells why" },
        {
            Image, "api", true, "ImageFromChain",
            "PythonService \"web\" runs the image of \"api\" itself: name the service that has spec.image"
        },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Without_an_image_nothing_runs_and_the_reason_is_told(
        string? image, string? follows, bool exists, string reason, string message)
    {
        var taken = Take(Follower(), exists ? new FollowedService(image, follows) : null);
        var ready = Ready(taken);

        Assert.NotNull(taken.Stop);
        Assert.Equal(("False", reason), (ready.Status, ready.Reason));
        Assert.EndsWith(message, ready.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void What_runs_keeps_its_image_and_goes_on(string? image, string? follows, bool exists, string reason, string message)
    {
        var taken = Take(Follower(), exists ? new FollowedService(image, follows) : null, Running("example.com/shop:6"));
        var ready = Ready(taken);

        Assert.Equal(("example.com/shop:6", null), (taken.Reached.Service.Image, taken.Stop));
        Assert.Equal(reason, ready.Reason);
        Assert.EndsWith($"{message}; pods keep the image that they have", ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_chain_waits_for_a_person_the_rest_passes_by_itself_and_a_watch_tells_when()
    {
        Assert.Equal("True", Condition(Take(Follower(), new FollowedService(Image, "api")), "Stalled").Status);
        foreach (var followed in (FollowedService?[])[null, new(null, null)])
        {
            var taken = Take(Follower(), followed);
            Assert.Equal(("False", "True"), (Condition(taken, "Stalled").Status, Condition(taken, "Reconciling").Status));
            Assert.Null(taken.Reached.LooksAgain);
        }
    }

    private static PythonService Follower() => Given.Shop(spec =>
    {
        spec.Image = null;
        spec.ImageFrom = new ImageFromSpec { Service = "web" };
    });

    private static Progress Take(PythonService service, FollowedService? followed, params V1ControllerRevision[] revisions)
    {
        var seen = Given.Seen(service) with { Followed = followed, Revisions = revisions };
        return ImageStep.Take(new Progress(seen, Given.Reached(service)));
    }

    private static V1ControllerRevision Running(string image)
    {
        var service = Defaults.Complete(Given.Shop()) with { Image = image };
        var template = Template.Write(PodTemplateBuilder.Build(service, new ClusterFacts(false, "init:1")));
        var data = new RevisionData("1", "a", image, "1.0.0", template);
        return RevisionBuilder.Build(service, "shop-a", 3, data);
    }

    private static V1Condition Ready(Progress taken) => Condition(taken, "Ready");

    private static V1Condition Condition(Progress taken, string type) =>
        StatusBuilder.Build(taken.Reached, taken.Seen, Given.Noon).Conditions!.Single(condition => condition.Type == type);
}
