namespace PyOps.Operator.Runtime.Objects;

/// <summary>
/// Lets equal parts of objects be one, as <see cref="SharedStrings"/> does for text: pods of one kind of program say the same of their
/// containers. Of the latest values one is remembered for each slot, so what it holds is bounded. Thread-safe; whoever gets a value may not
/// change it.
/// </summary>
internal sealed class SharedValues<T>
    where T : class
{
    private const int Slots = 1024;
    private readonly Remembered?[] remembered = new Remembered?[Slots];

    /// <summary>The value, or an equal one that came before.</summary>
    public T Of(T value)
    {
        var print = ClientJson.Fingerprint(ClientJson.Utf8(value));
        ref var slot = ref remembered[(int)(print % Slots)];
        if (slot is { } known && known.Print == print)
            return known.Value;
        slot = new(print, value);
        return value;
    }

    private sealed record Remembered(UInt128 Print, T Value);
}
