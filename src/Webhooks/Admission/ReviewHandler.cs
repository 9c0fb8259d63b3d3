using System.Text.Json;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Pods;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;
using PyOps.Webhooks.Extracts;
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
    /// <param name="body">The body, or what is read of it when it is long.</param>
    /// <param name="extract">How that came about; null for the body itself.</param>
    /// <param name="path">Where it was posted.</param>
    /// <param name="json">Where the answer goes; nothing has been written to it.</param>
    /// <returns>The HTTP status: 200, or 400 when there is no uid to answer to.</returns>
    public int Answer(ReadOnlySpan<byte> body, Extract? extract, AdmissionPath path, Utf8JsonWriter json)
    {
        var review = ReviewReader.Read(body);
        var problem = extract?.Problem ?? review.Problem;
        if (review.Uid is null)
        {
            metrics.Refused(Refusal.NoUid);
            AnswerWriter.WriteRefusal(
                json, StatusCodes.Status400BadRequest, $"no uid to answer to: {problem ?? "request.uid: expected a text"}");
            return StatusCodes.Status400BadRequest;
        }
        var decision = Decide(review, problem, path);
        if (!decision.Allowed && review.Operation == "UPDATE" && IsHarmless(body, extract))
            decision = decision.Noted();
        metrics.Reviewed(path, decision);
        AnswerWriter.Write(json, review, decision, path);
        return StatusCodes.Status200OK;
    }

    // Finalizers come off whatever an object is like, or its namespace would stay for ever. Only what is refused is looked at again.
    private static bool IsHarmless(ReadOnlySpan<byte> body, Extract? extract)
    {
        if (extract is not null)
            return extract.IsHarmless;
        using var own = new Extract(null);
        own.Add(body);
        return own.IsHarmless;
    }

    private Decision Decide(Review review, string? problem, AdmissionPath path)
    {
        var request = new Request(review.Namespace, review.User, path.Effect, time.GetUtcNow()) { Docs = docs };
        if (problem is not null)
            return Unreadable(problem, path, request);
        // Nothing comes into being by the one, and in the other the object is that of a command.
        if (review.Operation is "DELETE" or "CONNECT" || (path.IsTemplates && review.Object is null))
            return Decision.Clean;
        if (review.Object is not { } read)
            return Unreadable("request.object: missing", path, request);
        if ((read.Problem ?? (path.IsTemplates ? null : NoPod(read))) is { } unread)
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

    // The API server sends nothing else to that path but what is written through some subresources of pods.
    private static string? NoPod(PodReading read) => (read.Pod, read.Other) switch
    {
        ({ Kind: WorkloadKind.Pod }, _) or (_, ("v1", "Binding") or ("policy/v1" or "policy/v1beta1", "Eviction")) => null,
        ({ } workload, _) => $"kind: expected Pod of v1, and not {workload.Kind}",
        (_, var other) => $"kind: expected Pod of v1, and not {Show.Plain(other?.Kind ?? "")} of {Show.Plain(other?.ApiVersion ?? "")}",
    };

    // What the path says is believed of an object that cannot say what it is.
    private Decision Unreadable(string problem, AdmissionPath path, Request request) =>
        Evaluator.Evaluate(new PodReading(null, problem, path.IsTemplates), null, policy(), request);
}
