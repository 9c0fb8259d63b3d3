using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Reading;

/// <summary>Reads pods, and the pods in workloads, from JSON. No input makes it throw, and none costs much.</summary>
public static class PodReader
{
    /// <summary>Longest input, in bytes. The API server takes 3 MiB, and a review holds an object twice.</summary>
    public const int MaxBytes = 7 * 1024 * 1024;

    /// <summary>
    /// Deepest nesting of input. What is read is nowhere nearly as deep, and what is stepped over may be as deep as it likes, or it would
    /// hide the rest: Go, by which an API server reads and writes JSON, knows 10,000 levels.
    /// </summary>
    public const int MaxDepth = 10_010;

    /// <summary>How a reader over input for this class is to be set.</summary>
    public static JsonReaderOptions Options => new() { MaxDepth = MaxDepth };

    /// <summary>Reads one object.</summary>
    /// <param name="json">UTF-8, perhaps with a byte order mark.</param>
    public static PodReading Read(ReadOnlySpan<byte> json)
    {
        if (Refusal(json) is { } problem)
            return PodReading.Unreadable(problem);
        var reader = new Utf8JsonReader(Text(json), Options);
        try
        {
            reader.Read();
            var reading = Read(ref reader);
            return reading.Problem is null && reader.Read() ? PodReading.Unreadable("something follows the object") : reading;
        }
        catch (JsonException problemOfText)
        {
            return PodReading.Unreadable(Place(problemOfText, reader));
        }
    }

    /// <summary>Reads one object in the midst of a document.</summary>
    /// <param name="reader">
    /// On the first token of the object, over the whole document as one span; afterwards on its last token, or where the text stops being
    /// JSON, in which case the reading says so.
    /// </param>
    public static PodReading Read(ref Utf8JsonReader reader) => ReadAs(ref reader, null, "");

    /// <summary>Reads one object, or the items of a List one by one; a list is what <c>kubectl get</c> prints.</summary>
    /// <param name="json">UTF-8, perhaps with a byte order mark.</param>
    /// <returns>One reading for each object, in order. Paths begin with such as <c>items[3].</c> in a List.</returns>
    public static IReadOnlyList<PodReading> ReadAll(ReadOnlySpan<byte> json)
    {
        if (Refusal(json) is { } problem)
            return [PodReading.Unreadable(problem)];
        return ListReader.Read(Text(json)) ?? [Read(json)];
    }

    internal static PodReading ReadAs(ref Utf8JsonReader reader, string? assumed, string prefix)
    {
        var start = reader;
        var json = new JsonCursor(reader);
        try
        {
            var pod = ObjectReader.Read(ref json, assumed, out var apiVersion, out var kind);
            reader = json.Reader;
            if (json.Expected is not null)
                return PodReading.Unreadable(Fault(prefix + FaultPath.At(start, json.FaultAt), json.Expected), IsTemplate(pod));
            if (kind is null)
                return PodReading.Unreadable($"{prefix}kind: missing");
            if (pod is null)
                return PodReading.None(apiVersion, kind);
            pod.Root = prefix + pod.Root;
            return new PodReading(pod, null, IsTemplate(pod));
        }
        catch (JsonException problem)
        {
            return PodReading.Unreadable(prefix + Place(problem, json.Reader));
        }
        catch (InvalidOperationException) // how the reader says that a text is no Unicode
        {
            return PodReading.Unreadable($"{prefix}a text is not valid Unicode");
        }
    }

    private static bool IsTemplate(PodView? pod) => pod is not null and not { Kind: WorkloadKind.Pod };

    // The object itself has no path, or only that of its place in a list.
    private static string Fault(string path, string expected) =>
        path.Length == 0 ? $"expected {expected}" : $"{path.TrimEnd('.')}: expected {expected}";

    /// <summary>Where text stops being JSON, or that it is nested too deep.</summary>
    /// <param name="problem">What the reader said.</param>
    /// <param name="reader">The reader, as far as it came: on the beginning of what is one too deep.</param>
    public static string Place(JsonException problem, Utf8JsonReader reader) => reader.CurrentDepth >= MaxDepth - 1
        ? $"nested more than {MaxDepth} deep"
        : $"not JSON at line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}";

    private static string? Refusal(ReadOnlySpan<byte> json) =>
        json.Length > MaxBytes ? $"more than {MaxBytes / 1024 / 1024} MiB"
        : !Utf8.IsValid(json) ? "not UTF-8"
        : null;

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> json) => json.StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json;
}
