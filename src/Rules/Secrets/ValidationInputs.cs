namespace PyOps.Rules.Secrets;

/// <summary>
/// The value that pydantic shows of a setting that is wrong, when the setting has a secret's name; it stands on the line before:
/// <c>db.password</c>, and then <c>  Input should be ... [type=int_parsing, input_value='x', input_type=str]</c>. Lines may also be parted
/// by \n in letters, as in logs of JSON.
/// </summary>
internal static class ValidationInputs
{
    private const string Before = "input_value=";
    private const string Behind = ", input_type=";

    public static IEnumerable<Hidden> In(string text)
    {
        string? name = null; // not known: its line may have been cut off
        for (var at = 0; at < text.Length;)
        {
            var (end, next) = EndOfLine(text, at);
            if (Value(text, at, end) is not { } value)
                name = text[at..end].Trim();
            else if (name is null || SecretNames.IsSecret(name))
                yield return value;
            at = next;
        }
    }

    private static Hidden? Value(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (line.IndexOf(Before) is not (>= 0 and var before))
            return null;
        before += Before.Length;
        var behind = line[before..].LastIndexOf(Behind);
        return new(start + before, behind < 0 ? end : start + before + behind);
    }

    private static (int End, int Next) EndOfLine(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '\n')
                return (at, at + 1);
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 'n')
                return (at, at + 2);
        }
        return (at, at);
    }
}
