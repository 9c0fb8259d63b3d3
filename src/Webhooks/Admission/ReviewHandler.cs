using System.Text.Json;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;
using PyOps.Webhooks.Measuring;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Admission;

/// <summary>From a review's bytes to the answer's. No input makes it throw.</summary>
/// <param name="policy">The policy that holds now.</param>
/// <param name="metrics">Where reviews are counted.</param>
/// <param name="time">The clock by which exemptions expire.</param>
/// <param name="logger">Where a defect of ours is told.</param>
/// <param name="docs">Address at which messages say that rules are explained; null for the command that does.</param>
internal sealed class ReviewHandler(
    Func<Policy> policy, WebhookMetrics metrics, TimeProvider time, ILogger logger, string? docs = null)
{
    /// <summary>Answers a review.</summary>
    /// <param name="body">The body, or its beginning when it is too long.</param>
    /// <param name="isWhole">Whether that is all.</param>
    /// <param name="path">Where it was posted.</param>
    /// <param name="json">Where the answer goes; nothing has been written to it.</param>
    /// <returns>The HTTP status: 200, or 400 when there is no uid to answer to.</returns>
    public int Answer(ReadOnlySpan<byte> body, bool isWhole, AdmissionPath path, Utf8JsonWriter json)
    {
        var review = ReviewReader.Read(body);
        var problem = isWhole ? review.Problem : $"the review has more than {PodReader.MaxBytes / 1024 / 1024} MiB";
        if (review.Uid is null)
        {
            metrics.Refused(Refusal.NoUid);
            AnswerWriter.WriteRefusal(
                json, StatusCodes.Status400BadRequest, $"no uid to answer to: {problem ?? "request.uid: expected a text"}");
            return StatusCodes.Status400BadRequest;
        }
        var decision = Decide(review, problem, path);
        metrics.Reviewed(path, decision);
        AnswerWriter.Write(json, review, decision, path);
        return StatusCodes.Status200OK;
    }

    private Decision Decide(Review review, string? problem, AdmissionPath path)
    {
        var request = new Request(review.Namespace, review.User, path.Effect, time.GetUtcNow()) { Docs = docs };
        if (problem is not null)
            return Unreadable(problem, path, request);
        // Nothing comes into being by the one, and in the other the object is that of a command.
        if (review.Object is not { } read || review.Operation is "DELETE" or "CONNECT")
            return Decision.Clean;
        if (read.Problem is { } unread)
            return Unreadable(unread, path, request);
        try
        {
            return Evaluator.Evaluate(read, review.Operation == "UPDATE" ? review.Old : null, policy(), request);
        }
        catch (Exception defect)
        {
            logger.LogError(defect, "Review {Uid} in namespace {Namespace} could not be evaluated", review.Uid, review.Namespace);
            return Unreadable("evaluating it failed; the webhook's log says how", path, request);
        }
    }

    // What the path says is believed of an object that cannot say what it is.
    private Decision Unreadable(string problem, AdmissionPath path, Request request) =>
        Evaluator.Evaluate(new PodReading(null, problem, path.IsTemplates), null, policy(), request);
}
