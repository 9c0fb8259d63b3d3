using System.Text.Json;
using PyOps.Hosting.Watching;
using PyOps.Rules.Policies;
using PyOps.Webhooks.Measuring;

namespace PyOps.Webhooks.Policies;

/// <summary>Follows the cluster's RuntimePolicy. Without one, or without its CRD, the built-in defaults hold.</summary>
internal sealed class PolicyWatch
{
    /// <summary>The collection's path.</summary>
    public const string Path = "apis/pyops.dev/v1alpha1/runtimepolicies";

    private const int NotFound = 404;

    private readonly CurrentPolicy current;
    private readonly ILogger logger;
    private readonly ListWatchLoop loop;
    private bool listed;

    public PolicyWatch(ResourceEndpoint endpoint, CurrentPolicy current, PolicyMetrics metrics, TimeProvider time, ILogger logger)
    {
        this.current = current;
        this.logger = logger;
        var events = new ListWatchEvents
        {
            ListStarted = () => listed = false,
            Listed = Listed,
            ListCompleted = ListCompleted,
            WatchOpened = () => logger.LogDebug("The watch of policies is open"),
            Changed = Changed,
            Failed = Failed,
        };
        loop = new ListWatchLoop(endpoint, events, time);
        metrics.Staleness(() => loop.Staleness);
    }

    /// <summary>Runs until cancelled.</summary>
    public Task Run(CancellationToken cancellation) => loop.Run(cancellation);

    private void Listed(JsonElement item)
    {
        if (PolicyDocument.Name(item) == PolicyReader.PolicyName)
        {
            listed = true;
            Take(item);
        }
    }

    private void ListCompleted()
    {
        if (!listed)
            current.TakeDefaults($"there is no RuntimePolicy of the name {PolicyReader.PolicyName}");
    }

    private void Changed(WatchLine line)
    {
        if (PolicyDocument.Name(line.Item) != PolicyReader.PolicyName)
            return;
        if (line.Event == WatchEvent.Deleted)
            current.TakeDefaults("the RuntimePolicy was deleted");
        else
            Take(line.Item);
    }

    private void Take(JsonElement item) => current.Take(PolicyDocument.Complete(item), PolicyDocument.Generation(item));

    private void Failed(ListWatchFailure failure)
    {
        if (failure is { Verb: "list", Status: NotFound })
        {
            current.TakeDefaults("the cluster does not serve runtimepolicies.pyops.dev");
            return;
        }
        current.Unknown(failure.Error.Message);
        logger.LogWarning(
            "The {Verb} of policies failed, next in {Seconds:0.0} s: {Problem}",
            failure.Verb, failure.RetryAfter.TotalSeconds, failure.Error.Message);
    }
}
