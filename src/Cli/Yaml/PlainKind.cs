namespace PyOps.Cli.Yaml;

/// <summary>What a word of YAML is.</summary>
internal enum PlainKind
{
    Text,
    Null,
    Flag,

    /// <summary>From -2^63 to 2^63 - 1.</summary>
    Integer,

    /// <summary>From 2^63 to 2^64 - 1, which kubectl takes for a number of another type.</summary>
    LargeInteger,
    Fraction,
}
