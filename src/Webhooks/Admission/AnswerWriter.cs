using System.Text.Json;
using PyOps.Rules.Evaluation;
using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Admission;

/// <summary>Writes answers.</summary>
internal static class AnswerWriter
{
    // Of every answer: looked through once for what would have to be escaped, and not each time.
    private static readonly JsonEncodedText apiVersion = JsonEncodedText.Encode("apiVersion");
    private static readonly JsonEncodedText kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText admissionReview = JsonEncodedText.Encode("AdmissionReview");
    private static readonly JsonEncodedText response = JsonEncodedText.Encode("response");
    private static readonly JsonEncodedText uid = JsonEncodedText.Encode("uid");
    private static readonly JsonEncodedText allowed = JsonEncodedText.Encode("allowed");

    /// <summary>Writes the answer to a review.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="review">What is answered; it has a uid.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="path">Where it was asked.</param>
    public static void Write(Utf8JsonWriter json, Review review, Decision decision, AdmissionPath path)
    {
        json.WriteStartObject();
        json.WriteString(apiVersion, review.Version);
        json.WriteString(kind, admissionReview);
        json.WriteStartObject(response);
        json.WriteString(uid, review.Uid);
        json.WriteBoolean(allowed, decision.Allowed);
        if (decision.Denial is { } denial)
            WriteDenial(json, denial);
        if (decision.Warnings is not [])
            WriteWarnings(json, decision);
        if (decision.Audit is { } audit)
            WriteAudit(json, audit, decision.Problem, path);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes why a request is no review that could be answered, in the form in which Kubernetes writes errors.</summary>
    public static void WriteRefusal(Utf8JsonWriter json, int code, string message)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, "Status"u8);
        json.WriteString("apiVersion"u8, "v1"u8);
        json.WriteString("status"u8, "Failure"u8);
        json.WriteString("message"u8, message);
        json.WriteNumber("code"u8, code);
        json.WriteEndObject();
    }

    private static void WriteDenial(Utf8JsonWriter json, string denial)
    {
        json.WriteStartObject("status"u8);
        json.WriteNumber("code"u8, 403);
        json.WriteString("reason"u8, "Forbidden"u8);
        json.WriteString("message"u8, denial);
        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, Decision decision)
    {
        json.WriteStartArray("warnings"u8);
        foreach (var warning in Warnings.Of(decision))
            json.WriteStringValue(warning);
        json.WriteEndArray();
    }

    // The API server puts the webhook's name before each key.
    private static void WriteAudit(Utf8JsonWriter json, string audit, string? problem, AdmissionPath path)
    {
        json.WriteStartObject("auditAnnotations"u8);
        json.WriteString("findings"u8, audit);
        json.WriteString("mode"u8, ModeNames.Of(path.Effect));
        if (problem is not null)
            json.WriteString("problem"u8, problem);
        json.WriteEndObject();
    }
}
