namespace PyOps.EndToEnd.Support;

/// <summary>What somebody does to a field of ours.</summary>
internal static class EditVerbs
{
    /// <summary>Gives it another value.</summary>
    public const string Change = "change";

    /// <summary>Sets what the server leaves out.</summary>
    public const string Set = "set";

    /// <summary>Takes it away.</summary>
    public const string Remove = "remove";

    /// <summary>Takes an entry out of a list.</summary>
    public const string RemoveEntry = "remove entry";

    /// <summary>Takes a whole list away.</summary>
    public const string RemoveAll = "remove all";

    /// <summary>Puts an entry beside ours.</summary>
    public const string Add = "add";

    /// <summary>Puts what excludes ours in its place, such as another kind of probe.</summary>
    public const string Instead = "put instead";

    /// <summary>Puts an entry beside ours that only differs in what does not tell it apart.</summary>
    public const string Twin = "add a twin";

    /// <summary>Turns a list around whose order means something.</summary>
    public const string Reorder = "reorder";

    /// <summary>Changes what tells an entry apart: ours is gone then, and another is there.</summary>
    public const string Rename = "rename";
}
