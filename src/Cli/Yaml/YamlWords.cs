namespace PyOps.Cli.Yaml;

/// <summary>Says in plain words what the library has to say of a text that is no YAML.</summary>
internal static class YamlWords
{
    // The first that is in the library's message counts. What is not there is said in the library's words.
    private static readonly (string Theirs, string Ours)[] Table =
    [
        ("did not find expected key", "a key is expected here: this line does not fit the indentation of those before it"),
        ("did not find expected '-' indicator",
            "a list item (-) is expected here: this line does not fit the indentation of those before it"),
        ("did not find expected ',' or '}'", "a comma or the closing } is missing before this"),
        ("did not find expected ',' or ']'", "a comma or the closing ] is missing before this"),
        ("did not find expected node content", "a value is expected here"),
        ("find undefined tag handle", "this tag begins with a handle that nothing defines"),
        ("did not find expected hexdecimal number", "an escape in this text has too few digits"),
        ("find invalid Unicode character escape code", "an escape in this text is no character"),
        ("find unknown escape character", "an escape in this text is none of YAML's; a backslash itself is written \\\\"),
        ("Mapping values are not allowed", "a colon is not allowed here: put the text in quotes, or begin the key on a line of its own"),
        ("Mapping keys are not allowed", "a key is not allowed here: begin it on a line of its own"),
        ("Block sequence entries are not allowed", "a list item (-) is not allowed here: begin it on a line of its own"),
        ("expected <document start>", "what is here belongs to no document; directives (%) are not read by kubectl"),
        ("incompatible YAML document", "this version of YAML is not known"),
        ("expected comment or line break", "nothing but a comment may follow here on this line"),
        ("find a tab character", "a tab is no indentation: write blanks"),
        ("indicator equal to 0", "the indentation of a block is told by a digit from 1 to 9"),
        ("find unexpected document indicator", "a text in quotes may not go on at a line that begins with --- or ...: is a quote missing?"),
        ("find unexpected end of stream", "the quote that begins this text is never closed"),
        ("could not find expected ':'", "a colon is missing after this key"),
        ("character that cannot start any token", "a text cannot begin with this character: put it in quotes, and indent by blanks"),
        ("alphabetic or numeric character", "a name is expected after & or *"),
        ("directive", "this directive is not written right"),
        ("tag", "this tag is not written right"),
    ];

    /// <summary>The words.</summary>
    /// <param name="message">The library's.</param>
    public static string Of(string message)
    {
        foreach (var (theirs, ours) in Table)
        {
            if (message.Contains(theirs, StringComparison.Ordinal))
                return ours;
        }
        return Bare(message);
    }

    // The library's message begins with the place, which we say ourselves.
    private static string Bare(string message) =>
        (message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? message[(end + 3)..] : message).TrimEnd('.');
}
