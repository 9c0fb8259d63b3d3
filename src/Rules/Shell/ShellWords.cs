namespace PyOps.Rules.Shell;

/// <summary>
/// Cuts a shell script into words and operators. It knows quotes, substitutions, comments and here-documents, reads each character once and
/// never throws.
/// </summary>
internal sealed class ShellWords
{
    // Longest first, so that && is not read as two &.
    private static readonly string[] Operators = ["&&", "||", "|&", ";;&", ";;", ";&", ";", "&", "|", "(", ")", "\n"];
    private static readonly string[] Redirections = ["<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"];

    private readonly string script;
    private readonly List<ShellToken> tokens = [];
    private readonly Queue<HereDocument> pending = new();
    private int at;
    private int endOfLast;
    private bool endsWithDocument;

    private ShellWords(string script) => this.script = script;

    /// <summary>The tokens, or null when a quote, a substitution or a here-document does not end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="tail">What follows the last token but for line ends.</param>
    public static IReadOnlyList<ShellToken>? Split(string script, out string tail)
    {
        var reader = new ShellWords(script);
        var isWhole = reader.ReadAll();
        tail = $"{(reader.endsWithDocument ? "\n" : "")}{script[reader.endOfLast..]}";
        return isWhole ? reader.tokens : null;
    }

    private bool ReadAll()
    {
        while (SkipBlanks())
        {
            if (!ReadRedirection() && !ReadOperator() && !ReadWord())
                return false;
            var isLineEnd = tokens[^1] is { Kind: ShellTokenKind.Operator, Text: "\n" };
            var hasDocument = isLineEnd && pending.Count > 0;
            if (isLineEnd && !SkipHereDocuments())
                return false;
            if (!isLineEnd || hasDocument)
                (endOfLast, endsWithDocument) = (at, hasDocument);
        }
        return pending.Count == 0;
    }

    /// <summary>Goes to the next token; false at the end.</summary>
    private bool SkipBlanks()
    {
        while (at < script.Length)
        {
            if (script[at] is ' ' or '\t' or '\r')
                at++;
            else if (LooksAt("\\\n"))
                at += 2;
            else if (script[at] == '#')
                at = EndOfLine();
            else
                return true;
        }
        return false;
    }

    private bool ReadRedirection()
    {
        if (LooksAt("<(") || LooksAt(">(") || Array.Find(Redirections, LooksAt) is not { } found)
            return false;
        at += found.Length;
        // The 2 of 2>&1 was read as a word.
        if (found[0] != '&' && tokens is [.., { Kind: ShellTokenKind.Word, Quoted: false } number] && EndsHere(number.Text, found.Length))
            tokens.RemoveAt(tokens.Count - 1);
        tokens.Add(new(ShellTokenKind.Redirection, found));
        return true;
    }

    private bool EndsHere(string number, int operatorLength)
    {
        var start = at - operatorLength - number.Length;
        return start >= 0 && number.All(char.IsAsciiDigit) && string.CompareOrdinal(script, start, number, 0, number.Length) == 0;
    }

    private bool ReadOperator()
    {
        if (Array.Find(Operators, LooksAt) is not { } found)
            return false;
        at += found.Length;
        tokens.Add(new(ShellTokenKind.Operator, found));
        return true;
    }

    private bool ReadWord()
    {
        if (ShellWord.Read(script, at) is not { } word)
            return false;
        at = word.End;
        if (tokens is [.., { Kind: ShellTokenKind.Redirection, Text: "<<" or "<<-" } here])
            pending.Enqueue(new HereDocument(word.Text, Indented: here.Text == "<<-"));
        tokens.Add(new(ShellTokenKind.Word, word.Text, word.Quoted));
        return true;
    }

    private bool SkipHereDocuments()
    {
        while (pending.TryDequeue(out var document))
        {
            bool ended;
            do
            {
                if (at >= script.Length)
                    return false;
                var line = script.AsSpan(at, EndOfLine() - at);
                ended = document.EndsAt(line);
                at = Math.Min(EndOfLine() + 1, script.Length);
            }
            while (!ended);
        }
        return true;
    }

    private int EndOfLine() => script.IndexOf('\n', at) is >= 0 and var end ? end : script.Length;

    private bool LooksAt(string text) => string.CompareOrdinal(script, at, text, 0, text.Length) == 0;

    private readonly record struct HereDocument(string Delimiter, bool Indented)
    {
        public bool EndsAt(ReadOnlySpan<char> line) => (Indented ? line.TrimStart('\t') : line).SequenceEqual(Delimiter);
    }
}
