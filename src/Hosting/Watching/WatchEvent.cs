namespace PyOps.Hosting.Watching;

/// <summary>What a line of a watch says. ERROR is no value: it is thrown as <see cref="ApiStatusException"/>.</summary>
public enum WatchEvent
{
    /// <summary>The object is new, or newly matches the selector.</summary>
    Added,

    /// <summary>The object has changed.</summary>
    Modified,

    /// <summary>The object is gone, or no longer matches the selector.</summary>
    Deleted,

    /// <summary>Nothing has changed up to this resourceVersion.</summary>
    Bookmark,
}
