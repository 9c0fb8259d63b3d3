namespace PyOps.Webhooks.Extracts;

/// <summary>Finds the end of a value of JSON that comes in pieces of any length, however long and deep it is.</summary>
internal struct ValueEnd
{
    private int depth;
    private bool isText;
    private bool isEscaped;

    /// <summary>Goes on from where the last piece ended.</summary>
    /// <param name="piece">The next bytes, the first of them those of the value.</param>
    /// <param name="isReached">Whether the value ends in this piece.</param>
    /// <returns>How many bytes of the piece belong to the value.</returns>
    public int In(ReadOnlySpan<byte> piece, out bool isReached)
    {
        isReached = false;
        var at = 0;
        while (at < piece.Length && !isReached)
        {
            if (isEscaped)
            {
                isEscaped = false;
                at++;
            }
            else if (isText)
            {
                at += InText(piece[at..], out isReached);
            }
            else if (depth == 0 && piece[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                isReached = true; // of a number, true, false or null, to which that byte does not belong
            }
            else
            {
                isReached = Step(piece[at++]);
            }
        }
        return at;
    }

    private int InText(ReadOnlySpan<byte> piece, out bool isReached)
    {
        isReached = false;
        var end = piece.IndexOfAny((byte)'"', (byte)'\\');
        if (end < 0)
            return piece.Length;
        isEscaped = piece[end] == '\\';
        isText = isEscaped;
        isReached = !isText && depth == 0;
        return end + 1;
    }

    private bool Step(byte next)
    {
        switch (next)
        {
            case (byte)'"':
                isText = true;
                return false;
            case (byte)'{' or (byte)'[':
                depth++;
                return false;
            case (byte)'}' or (byte)']':
                return --depth == 0;
            default:
                return false;
        }
    }
}
