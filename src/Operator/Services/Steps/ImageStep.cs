using PyOps.Crds;
using PyOps.Operator.Services.Revisions;
using PyOps.Operator.Services.State;

namespace PyOps.Operator.Services.Steps;

/// <summary>
/// Settles which image a service runs that takes it from another one, and stops at one that never had any: what runs keeps its image when
/// the other service is gone.
/// </summary>
internal static class ImageStep
{
    public static Progress Take(Progress now)
    {
        if (now.Seen.Resource.Spec?.ImageFrom?.Service is not { } followed)
            return now;
        var problem = Problem(followed, now.Seen.Followed);
        var image = problem is null
            ? now.Seen.Followed!.Image
            : Revision.Current(now.Seen.Revisions, now.Seen.Resource.Metadata.Uid)?.Data.Image;
        var told = problem is null || image is null ? problem : problem with { Message = $"{problem.Message}; {Keeps}" };
        var reached = told is null ? now.Reached : now.Reached with { Failures = [.. now.Reached.Failures, told] };
        return image is not null
            ? now with { Reached = reached with { Service = reached.Service with { Image = image } } }
            : now with { Reached = reached with { Revision = Revision.StateOf(now.Seen) }, Stop = "which image to run is not known" };
    }

    private const string Keeps = "pods keep the image that they have";

    private static ChildFailure? Problem(string name, FollowedService? followed) => followed switch
    {
        // It may come with the next file of the same kubectl apply: nobody has to be called for that.
        null => new(
            Reasons.ImageFromNotFound,
            $"spec.imageFrom.service: there is no PythonService \"{name}\" in this namespace: create it, or correct the name",
            Cause: null)
        { Waits = true, IsWatched = true },
        { Follows: { } other } => new(
            Reasons.ImageFromChain,
            $"spec.imageFrom.service: PythonService \"{name}\" runs the image of \"{other}\" itself: name the service that has spec.image",
            Cause: null),
        { Image: null } => new(
            Reasons.ImageFromPending,
            $"PythonService \"{name}\", whose image is to run, has none yet; its own status tells why",
            Cause: null)
        { Waits = true, IsWatched = true },
        _ => null,
    };
}
