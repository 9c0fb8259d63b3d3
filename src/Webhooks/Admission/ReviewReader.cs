using System.Text.Json;
using PyOps.Rules.Reading;

namespace PyOps.Webhooks.Admission;

/// <summary>
/// Reads a review in one pass over its bytes, whatever the order of its fields. No input makes it throw: what is wrong is noted,
/// and what was read before, above all the uid, remains.
/// </summary>
internal static class ReviewReader
{
    /// <summary>Longest uid that is answered, in characters; the API server's have 36.</summary>
    private const int MaxUid = 256;

    /// <summary>The bits of the first two of <see cref="documentFields"/>.</summary>
    private const ulong VersionAndKind = 0b011;

    private static readonly FieldNames documentFields = new("apiVersion", "kind", "request");
    private static readonly FieldNames requestFields = new("uid", "operation", "namespace", "userInfo", "object", "oldObject");
    private static readonly FieldNames userFields = new("username");
    private static readonly FieldNames versions = new(Review.Versions);
    private static readonly FieldNames kinds = new("AdmissionReview");
    private static readonly FieldNames operations = new("CREATE", "UPDATE", "DELETE", "CONNECT");

    // The object is two levels below the review.
    private static readonly JsonReaderOptions options = PodReader.Options with { MaxDepth = PodReader.MaxDepth + 2 };

    /// <summary>Reads as far as the JSON goes: what is wrong with it is in the result.</summary>
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
            review.Problem = $"the review is {PodReader.Place(problem, reader)}";
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
        ulong seen = 0;
        while (NextField(ref json, documentFields, review, ref seen) is { } field)
        {
            if (field == "request")
                ReadRequest(ref json, review);
            else if (field == "kind")
                ReadKind(ref json, review);
            else
                ReadVersion(ref json, review);
        }
        json.Read(); // Nothing may follow; the reader throws when something does.
        if ((seen & VersionAndKind) != VersionAndKind)
            review.Problem = "the review says no apiVersion or no kind";
        if ((seen & ~VersionAndKind) == 0)
            review.Problem = "request: missing";
    }

    private static void ReadVersion(ref Utf8JsonReader json, Review review)
    {
        if (Known(ref json, versions) is { } version)
        {
            review.Version = version;
            return;
        }
        Text(ref json, review, "apiVersion");
        review.Problem = $"apiVersion: expected {string.Join(" or ", Review.Versions)}";
    }

    private static void ReadKind(ref Utf8JsonReader json, Review review)
    {
        if (Known(ref json, kinds) is not null)
            return;
        Text(ref json, review, "kind");
        review.Problem = "kind: expected AdmissionReview";
    }

    private static void ReadRequest(ref Utf8JsonReader json, Review review)
    {
        if (!EntersObject(ref json, review, "request"))
            return;
        ulong seen = 0;
        while (NextField(ref json, requestFields, review, ref seen, "request.") is { } field)
            ReadOfRequest(ref json, review, field);
    }

    private static void ReadOfRequest(ref Utf8JsonReader json, Review review, string field)
    {
        switch (field)
        {
            case "object":
                review.Object = Pod(ref json);
                break;
            case "oldObject":
                review.Old = Pod(ref json);
                break;
            case "uid":
                review.Uid ??= Text(ref json, review, "request.uid") is { Length: > 0 and <= MaxUid } uid ? uid : null;
                break;
            case "operation":
                review.Operation = Known(ref json, operations) ?? Text(ref json, review, "request.operation");
                break;
            case "namespace":
                review.Namespace = Text(ref json, review, "request.namespace");
                break;
            default:
                ReadUser(ref json, review);
                break;
        }
    }

    private static void ReadUser(ref Utf8JsonReader json, Review review)
    {
        if (!EntersObject(ref json, review, "request.userInfo"))
            return;
        ulong seen = 0;
        while (NextField(ref json, userFields, review, ref seen, "request.userInfo.") is not null)
            review.User = Text(ref json, review, "request.userInfo.username");
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

    /// <summary>
    /// Goes to the value of the next field that is of a set, and returns its name; null at the object's end. Which of
    /// two values of one field counts depends on who reads.
    /// </summary>
    private static string? NextField(ref Utf8JsonReader json, FieldNames names, Review review, ref ulong seen, string parent = "")
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Find(ref json, out var bit);
            if ((seen & bit) != 0)
                review.Problem = $"{parent}{name}: expected a field that is written once";
            seen |= bit;
            json.Read();
            if (name is not null)
                return name;
            json.Skip();
        }
        return null;
    }

    /// <summary>A text of a set, which needs no string of its own; null when it is none of it.</summary>
    private static string? Known(ref Utf8JsonReader json, FieldNames texts) =>
        json.TokenType == JsonTokenType.String ? texts.Find(ref json, out _) : null;

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
}
