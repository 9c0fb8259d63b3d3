using System.Text.Json;
using PyOps.Hosting.Watching;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Caching;

/// <summary>Says what keeps an informer from the API server, once each time it changes.</summary>
internal sealed class InformerFailures(ResourceKind kind, string? ns, bool mayBeMissing, ILogger logger)
{
    private string? last;
    private volatile string? problem;

    /// <summary>What a person has to put right (permission, missing CRD, credentials), or null.</summary>
    public string? Problem => problem;

    /// <summary>Whether a failure only says that the server lacks a kind that may be missing.</summary>
    public bool IsMissing(ListWatchFailure failure) => mayBeMissing && failure.Status == 404;

    /// <summary>Takes note of a failure.</summary>
    public void Failed(ListWatchFailure failure)
    {
        var explanation = Explain(failure);
        problem = explanation;
        var message = explanation ?? $"{failure.Verb} of {Subject} failed: {failure.Error.Message}";
        var level = failure.Status == 410 || string.Equals(message, last, StringComparison.Ordinal) ? LogLevel.Debug
            : IsMissing(failure) ? LogLevel.Information : LogLevel.Warning;
        last = failure.Status == 410 ? last : message;
        // The stack of a refused or broken connection says nothing; that of anything else is a defect of ours.
        var unexpected = failure.Error is HttpRequestException or IOException or TimeoutException or ApiStatusException or JsonException
            ? null
            : failure.Error;
        logger.Log(level, unexpected, "{Message} Next try in {Seconds:0.0} s", message, failure.RetryAfter.TotalSeconds);
    }

    /// <summary>Takes note that the server answers again.</summary>
    public void Recovered()
    {
        if (last is not null)
            logger.LogInformation("Watching {Subject} again", Subject);
        last = null;
        problem = null;
    }

    private string Subject => ns is null ? kind.FullName : $"{kind.FullName} in namespace {ns}";

    private string? Explain(ListWatchFailure failure) => failure.Status switch
    {
        401 => $"The API server does not accept our credentials ({failure.Verb} {Subject}): "
            + "check the service account's token or the kubeconfig.",
        403 => $"Not allowed to {failure.Verb} {Subject}: grant the verbs get, list and watch on it to our service account "
            + (ns is null ? "by a ClusterRole and ClusterRoleBinding." : "by a Role and RoleBinding there."),
        404 when mayBeMissing => $"The API server does not serve {kind.FullName} {kind.Version}; what needs it waits until it does.",
        404 => $"The API server does not serve {kind.FullName} {kind.Version}: install its CustomResourceDefinition, "
            + "or a version of Kubernetes that has it.",
        _ => null,
    };
}
