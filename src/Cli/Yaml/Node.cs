namespace PyOps.Cli.Yaml;

/// <summary>A value of a document, and the line where it begins.</summary>
/// <param name="line">From 1.</param>
/// <param name="weight">How much text it stands for when every alias in it is written out, in characters.</param>
internal abstract class Node(int line, long weight)
{
    public int Line { get; } = line;

    public long Weight { get; } = weight;

    public IEnumerable<string> Texts() => this switch
    {
        MapNode map => map.Fields.SelectMany(field => field.Value.Texts()),
        ListNode list => list.Items.SelectMany(item => item.Texts()),
        ScalarNode { IsText: true } text => [text.Value],
        _ => [],
    };
}
