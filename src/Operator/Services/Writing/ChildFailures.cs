using System.Net;
using System.Text.Json;
using k8s.Autorest;
using PyOps.Crds;
using PyOps.Operator.Runtime.Objects;
using PyOps.Operator.Services.State;
using PyOps.Operator.Wording;

namespace PyOps.Operator.Services.Writing;

/// <summary>Turns what went wrong with a child into a reason, a message and whether it is worth trying again.</summary>
internal static class ChildFailures
{
    /// <summary>Whether the store is behind: the whole reconcile is repeated then, and nobody is told unless it goes on.</summary>
    public static bool IsConflict(Exception failure) =>
        failure is StaleObjectException or HttpOperationException { Response.StatusCode: HttpStatusCode.Conflict };

    /// <summary>What to tell of an exception.</summary>
    public static ChildFailure Of(string child, Exception cause) => cause switch
    {
        HttpOperationException { Response.StatusCode: HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest } refused =>
            new(Reasons.ChildRejected, $"the API server refuses {child}: {ServerMessage(refused)}", Cause: null),
        HttpOperationException { Response.StatusCode: HttpStatusCode.Forbidden } forbidden => Forbidden(child, forbidden),
        HttpOperationException http =>
            new(Reasons.ApplyFailed, $"{child} could not be applied: HTTP {(int)http.Response.StatusCode}; it is tried again", http),
        _ => new(Reasons.ApplyFailed, $"{child} could not be applied: {cause.GetType().Name}; it is tried again", cause),
    };

    /// <summary>What to tell of an exception that ended a step. What a defect says is for the log: it may hold anything.</summary>
    public static ChildFailure OfStep(Exception cause) => cause switch
    {
        StaleObjectException stale =>
            new(Reasons.ApplyFailed, $"what the operator knows is older than what there is: {stale.Message}; it is tried again", cause),
        HttpOperationException { Response.StatusCode: HttpStatusCode.Conflict } conflict =>
            new(Reasons.ApplyFailed, $"others change the same objects all the time: {ServerMessage(conflict)}; it is tried again", cause),
        HttpOperationException => Of("what the service needs", cause),
        _ => new(
            Reasons.ReconcileFailed, "the operator failed at this service; its log has the error, and it tries again", cause),
    };

    private static ChildFailure Forbidden(string child, HttpOperationException forbidden)
    {
        var said = ServerMessage(forbidden);
        return said.Contains("is being terminated", StringComparison.Ordinal)
            ? new(Reasons.NamespaceTerminating, $"{child} cannot be made: the namespace is being deleted", Cause: null)
            : new(Reasons.Forbidden, $"the API server forbids {child}: {said}", forbidden);
    }

    // The body is a Status object; its message never holds more of the object than the offending field.
    private static string ServerMessage(HttpOperationException exception)
    {
        try
        {
            using var body = JsonDocument.Parse(exception.Response.Content ?? "");
            return Text.Bounded(body.RootElement.GetProperty("message").GetString() ?? exception.Message, 1_000);
        }
        catch (Exception notAStatus) when (notAStatus is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return exception.Message;
        }
    }
}
