namespace PyOps.Rules;

/// <summary>The name by which a program is known, whatever folder it is in.</summary>
internal static class ProgramName
{
    public static string Of(string path) => path[(path.LastIndexOf('/') + 1)..];
}
