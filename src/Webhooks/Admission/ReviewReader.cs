using System.Text;
using System.Text.Json;
using PyOps.Rules.Reading;

namespace PyOps.Webhooks.Admission;

/// <summary>
/// Reads a review in one pass over its bytes, whatever the order of its fields. No input makes it throw: what is wrong is noted, and what was
/// read before, above all the uid, remains.
/// </summary>
internal static class ReviewReader
{
    /// <summary>Longest uid that is answered, in characters; the API server's have 36.</summary>
    private const int MaxUid = 256;

    private const string Request = "request.";

    // The object is two levels below the review.
    private static readonly JsonReaderOptions options = PodReader.Options with { MaxDepth = PodReader.MaxDepth + 2 };

    /// <summary>Reads a review.</summary>
    /// <param name="json">UTF-8.</param>
    public static Review Read(ReadOnlySpan<byte> json)
    {
        var review = new Review();
        var reader = new Utf8JsonReader(json, options);
        try
        {
            ReadDocument(ref reader, review);
        }
        catch (JsonException problem)
        {
            review.Problem = $"the review is not JSON at line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}";
        }
        catch (InvalidOperationException) // how the reader says that a text is no Unicode
        {
            review.Problem = "the review has a text that is not valid Unicode";
        }
        return review;
    }

    private static void ReadDocument(ref Utf8JsonReader json, Review review)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            review.Problem = "the review is no object";
            return;
        }
        var (hasVersion, hasKind, hasRequest) = (false, false, false);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref json, "apiVersion"u8, review, ref hasVersion))
                ReadVersion(ref json, review);
            else if (Is(ref json, "kind"u8, review, ref hasKind))
                ReadKind(ref json, review);
            else if (Is(ref json, "request"u8, review, ref hasRequest))
                ReadRequest(ref json, review);
            else
                StepOver(ref json);
        }
        json.Read(); // Nothing may follow; the reader throws when something does.
        if (!hasVersion || !hasKind)
            review.Problem = "the review says no apiVersion or no kind";
        if (!hasRequest)
            review.Problem = "request: missing";
    }

    private static void ReadVersion(ref Utf8JsonReader json, Review review)
    {
        var version = Text(ref json, review, "apiVersion");
        if (Review.Versions.Contains(version))
            review.Version = version!;
        else
            review.Problem = $"apiVersion: expected {string.Join(" or ", Review.Versions)}";
    }

    private static void ReadKind(ref Utf8JsonReader json, Review review)
    {
        if (Text(ref json, review, "kind") != "AdmissionReview")
            review.Problem = "kind: expected AdmissionReview";
    }

    private static void ReadRequest(ref Utf8JsonReader json, Review review)
    {
        if (!EntersObject(ref json, review, "request"))
            return;
        var seen = default(Seen);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadObjects(ref json, review, ref seen))
                ReadCircumstances(ref json, review, ref seen);
        }
    }

    private static bool ReadObjects(ref Utf8JsonReader json, Review review, ref Seen seen)
    {
        if (Is(ref json, "object"u8, review, ref seen.Object, Request))
            review.Object = Pod(ref json);
        else if (Is(ref json, "oldObject"u8, review, ref seen.Old, Request))
            review.Old = Pod(ref json);
        else
            return false;
        return true;
    }

    private static void ReadCircumstances(ref Utf8JsonReader json, Review review, ref Seen seen)
    {
        if (Is(ref json, "uid"u8, review, ref seen.Uid, Request))
            review.Uid ??= Text(ref json, review, "request.uid") is { Length: > 0 and <= MaxUid } uid ? uid : null;
        else if (Is(ref json, "operation"u8, review, ref seen.Operation, Request))
            review.Operation = Operation(ref json, review);
        else if (Is(ref json, "namespace"u8, review, ref seen.Namespace, Request))
            review.Namespace = Text(ref json, review, "request.namespace");
        else if (Is(ref json, "userInfo"u8, review, ref seen.User, Request))
            ReadUser(ref json, review);
        else
            StepOver(ref json);
    }

    private static void ReadUser(ref Utf8JsonReader json, Review review)
    {
        if (!EntersObject(ref json, review, "request.userInfo"))
            return;
        var hasName = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref json, "username"u8, review, ref hasName, "request.userInfo."))
                review.User = Text(ref json, review, "request.userInfo.username");
            else
                StepOver(ref json);
        }
    }

    private static PodReading? Pod(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var reading = PodReader.Read(ref json);
        // After a text that is no JSON, or no Unicode, the reader is where it was: the first throws here, the second is stepped over.
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            json.Skip();
        return reading;
    }

    private static string? Operation(ref Utf8JsonReader json, Review review) =>
        Equals(ref json, "CREATE"u8) ? "CREATE"
        : Equals(ref json, "UPDATE"u8) ? "UPDATE"
        : Text(ref json, review, "request.operation");

    private static bool Equals(ref Utf8JsonReader json, ReadOnlySpan<byte> text) => json.TokenType == JsonTokenType.String && json.ValueTextEquals(text);

    /// <summary>Whether this is the field; if so, goes to its value. Which of two values of one field counts depends on who reads.</summary>
    private static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name, Review review, ref bool seen, string parent = "")
    {
        if (!json.ValueTextEquals(name))
            return false;
        if (seen)
            review.Problem = $"{parent}{Encoding.ASCII.GetString(name)}: expected a field that is written once";
        seen = true;
        json.Read();
        return true;
    }

    private static string? Text(ref Utf8JsonReader json, Review review, string path)
    {
        if (json.TokenType == JsonTokenType.String)
            return json.GetString();
        if (json.TokenType != JsonTokenType.Null)
            review.Problem = $"{path}: expected a text";
        json.Skip();
        return null;
    }

    private static bool EntersObject(ref Utf8JsonReader json, Review review, string path)
    {
        if (json.TokenType == JsonTokenType.StartObject)
            return true;
        review.Problem = $"{path}: expected an object";
        json.Skip();
        return false;
    }

    private static void StepOver(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>Which fields of a request have come.</summary>
    private struct Seen
    {
        public bool Object;
        public bool Old;
        public bool Uid;
        public bool Operation;
        public bool Namespace;
        public bool User;
    }
}
