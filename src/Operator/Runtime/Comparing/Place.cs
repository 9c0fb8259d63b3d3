namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Where in an object a comparison is: as much as decides how values are compared.</summary>
/// <param name="Name">The field; for an item of a list, the list's field.</param>
/// <param name="Parent">The field that holds it.</param>
/// <param name="IsExact">Below something that is owned as a whole (an atomic list or map): what others added there is a difference.</param>
/// <param name="IsLiteral">A map whose keys and strings are the user's own, such as labels: nothing in it is another spelling of
/// something.</param>
/// <param name="IsSecret">A value there may be secret and must not be shown.</param>
internal readonly record struct Place(string Name, string Parent, bool IsExact, bool IsLiteral, bool IsSecret)
{
    /// <summary>The object itself.</summary>
    public static readonly Place Root = new("", "", IsExact: false, IsLiteral: false, IsSecret: false);

    private static readonly HashSet<string> literalMaps =
        ["labels", "annotations", "matchLabels", "nodeSelector", "data", "stringData", "binaryData"];

    /// <summary>Maps that server-side apply replaces as a whole.</summary>
    private static readonly HashSet<string> exactMaps =
    [
        "selector", "matchLabels", "nodeSelector", "podSelector", "namespaceSelector", "labelSelector",
        "configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef",
    ];

    private static readonly HashSet<string> secrets = ["value", "data", "stringData", "binaryData", "command", "args"];

    /// <summary>The place of a member of the object at this place.</summary>
    public Place Member(string name) => IsLiteral
        ? this with { Name = name, Parent = Name }
        : new(name, Name, IsExact || exactMaps.Contains(name), literalMaps.Contains(name), IsSecret || secrets.Contains(name));

    /// <summary>How a path goes on from this place to a member: keys of the user's own are quoted.</summary>
    public string Step(string member) => IsLiteral ? $"[\"{member}\"]" : $".{member}";

    /// <summary>The place of an item of the list at this place, which is atomic or merged by key.</summary>
    public Place Item(bool atomic) => this with { IsExact = IsExact || atomic };
}
