namespace PyOps.Rules.Reading;

/// <summary>
/// What is read of a value: all of it, or some fields of an object, or the same of each item of a list. Where a value is of another type
/// than that, all of it is read, so that it can be told.
/// </summary>
public sealed class ReadPart
{
    /// <summary>The whole value, whatever its type is.</summary>
    public static readonly ReadPart All = new();

    /// <summary>Whether it is there; of an object nothing else.</summary>
    public static readonly ReadPart Presence = Fields([]);

    private readonly (string Name, ReadPart Part)[] fields = [];
    private readonly (string Beginning, ReadPart Part)? others;

    private ReadPart()
    {
    }

    private ReadPart((string, ReadPart)[] fields, (string, ReadPart)? others)
    {
        (HasFields, this.fields, this.others) = (true, fields, others);
        Names = [.. fields.Select(field => field.Item1)];
    }

    /// <summary>Whether it is an object of which only some fields are read.</summary>
    public bool HasFields { get; }

    /// <summary>The names of the fields, but for those that are told by how they begin.</summary>
    public string[] Names { get; } = [];

    /// <summary>What is read of each item of a list; null when it is no list, or when all is read.</summary>
    public ReadPart? Items { get; private init; }

    /// <summary>Some fields of an object.</summary>
    /// <param name="all">Those that are read as a whole.</param>
    /// <param name="parts">The others, and what is read of them.</param>
    public static ReadPart Fields(string[] all, params (string Name, ReadPart Part)[] parts) =>
        new([.. all.Select(name => (name, All)), .. parts], null);

    /// <summary>The same of each item of a list.</summary>
    public static ReadPart Each(ReadPart item) => new() { Items = item };

    /// <summary>These fields and all others whose names begin in a certain way.</summary>
    /// <param name="beginning">How they begin; empty for any other field.</param>
    /// <param name="part">What is read of each.</param>
    public ReadPart AndOthers(string beginning, ReadPart part) => new(fields, (beginning, part));

    /// <summary>The fields of both.</summary>
    public ReadPart And(ReadPart other) => new([.. fields, .. other.fields], others ?? other.others);

    /// <summary>What is read of a field; null when nothing is.</summary>
    public ReadPart? this[ReadOnlySpan<char> name]
    {
        get
        {
            foreach (var (known, part) in fields)
            {
                if (name.SequenceEqual(known))
                    return part;
            }
            return others is { } rest && name.StartsWith(rest.Beginning, StringComparison.Ordinal) ? rest.Part : null;
        }
    }
}
