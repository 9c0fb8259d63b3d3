using System.Text;
using System.Text.Json;

namespace PyOps.Rules.Reading;

/// <summary>
/// Goes through JSON from value to value. A value of the wrong type is noted as a fault and stepped over, so that reading goes on and ends
/// where the object ends; only text that is no JSON throws, and <see cref="PodReader"/> catches that.
/// </summary>
/// <remarks>Each method is called on the first token of a value and leaves the cursor on its last.</remarks>
/// <param name="reader">On the first token of a value.</param>
internal ref struct JsonCursor(Utf8JsonReader reader)
{
    /// <summary>Most list items that are read of one object; it bounds the memory that a hostile one can ask for.</summary>
    private const int MaxItems = 10_000;

    /// <summary>Longest name of a container, in bytes; Kubernetes takes 63.</summary>
    private const int LongestName = 1024;

    private Utf8JsonReader json = reader;
    private int items;

    /// <summary>The underlying reader, as far as it came.</summary>
    public readonly Utf8JsonReader Reader => json;

    /// <summary>What was expected where something else stands; null when all is well. The first fault stays.</summary>
    public string? Expected { get; private set; }

    /// <summary>Where that is, in bytes.</summary>
    public long FaultAt { get; private set; }

    public readonly bool IsNull => json.TokenType == JsonTokenType.Null;

    public readonly bool IsNumber => json.TokenType == JsonTokenType.Number;

    /// <summary>Whether the value is an object, whose fields <see cref="NextField"/> then gives. Null has none.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject, "an object");

    /// <summary>
    /// Goes to the value of the next field that is of a set and not null, and returns its name; null at the object's end. Which of two
    /// values of one field counts depends on who reads, so writing one twice is a fault.
    /// </summary>
    /// <param name="names">The fields of interest; the others are stepped over.</param>
    /// <param name="seen">The object's fields so far; 0 at first.</param>
    public string? NextField(FieldNames names, ref ulong seen)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Find(ref json, out var bit);
            if ((seen & bit) != 0)
                Fault("a field that is written once");
            seen |= bit;
            json.Read();
            if (name is not null && !IsNull)
                return name;
            json.Skip();
        }
        return null;
    }

    /// <summary>Goes to the value of the next field of a map, whatever its name; null at its end.</summary>
    /// <param name="prefix">What the name must begin with, in ASCII; fields of other names are stepped over.</param>
    public string? NextKey(string prefix)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = MayStartWith(prefix) ? json.GetString()! : null;
            json.Read();
            if (name?.StartsWith(prefix, StringComparison.Ordinal) == true)
                return name;
            json.Skip();
        }
        return null;
    }

    /// <summary>Goes to the value of the next field, whatever its name; null at the object's end.</summary>
    /// <param name="known">Names that need no string of their own.</param>
    /// <param name="isKnown">Whether the name is one of them.</param>
    public string? NextKey(FieldNames known, out bool isKnown)
    {
        isKnown = false;
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
            return null;
        var name = known.Find(ref json, out _);
        isKnown = name is not null;
        name ??= json.GetString()!;
        json.Read();
        return name;
    }

    /// <summary>Whether the value is a list, whose items <see cref="NextItem"/> then gives. Null has none.</summary>
    public bool EnterList() => Enter(JsonTokenType.StartArray, "a list");

    /// <summary>Goes to the next item; false at the list's end.</summary>
    /// <param name="room">Whether the list may have another one.</param>
    public bool NextItem(bool room)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (room && ++items <= MaxItems)
                return true;
            Mismatch("a shorter list");
        }
        return false;
    }

    /// <summary>A text; null for null.</summary>
    public string? Text()
    {
        if (json.TokenType == JsonTokenType.String)
            return CommonTexts.All.Find(ref json, out _) ?? json.GetString();
        if (!IsNull)
            Mismatch("a text");
        return null;
    }

    /// <summary>
    /// A name, which is said again with each finding: one that is longer than any name can be is a fault, or a hostile pod's findings would
    /// be of any length.
    /// </summary>
    public string Name()
    {
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length > LongestName)
            Mismatch("a shorter name");
        return Expected is null ? Text() ?? "" : "";
    }

    /// <summary>A flag; null for null.</summary>
    public bool? Flag()
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
            return json.TokenType == JsonTokenType.True;
        if (!IsNull)
            Mismatch("true or false");
        return null;
    }

    /// <summary>A whole number of 32 bits; 0 for null.</summary>
    public int Int32()
    {
        if (IsNumber && json.TryGetInt32(out var number))
            return number;
        if (!IsNull)
            Mismatch("a whole number of at most 32 bits");
        return 0;
    }

    /// <summary>A whole number of 64 bits; null for null.</summary>
    public long? Int64()
    {
        if (IsNumber && json.TryGetInt64(out var number))
            return number;
        if (!IsNull)
            Mismatch("a whole number of at most 64 bits");
        return null;
    }

    /// <summary>Whether a number has a digit that is not 0.</summary>
    public readonly bool IsAboveZero() => !json.HasValueSequence && json.ValueSpan.ContainsAnyInRange((byte)'1', (byte)'9');

    /// <summary>Steps over the value.</summary>
    public void Skip() => json.Skip();

    /// <summary>Notes that something else was expected here, and steps over the value.</summary>
    public void Mismatch(string expected)
    {
        Fault(expected);
        json.Skip();
    }

    /// <summary>Takes the fault of a copy that read another part of the same object.</summary>
    public void TakeFault(JsonCursor other)
    {
        if (Expected is null)
            (Expected, FaultAt) = (other.Expected, other.FaultAt);
    }

    private readonly bool MayStartWith(string prefix) =>
        json.ValueIsEscaped || json.HasValueSequence
        || (json.ValueSpan.Length >= prefix.Length && Ascii.Equals(json.ValueSpan[..prefix.Length], prefix));

    private bool Enter(JsonTokenType start, string expected)
    {
        if (json.TokenType == start)
            return true;
        if (!IsNull)
            Mismatch(expected);
        return false;
    }

    private void Fault(string expected)
    {
        if (Expected is not null)
            return;
        Expected = expected;
        FaultAt = json.TokenStartIndex;
    }
}
