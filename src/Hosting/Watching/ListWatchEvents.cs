using System.Text.Json;

namespace PyOps.Hosting.Watching;

/// <summary>
/// What a <see cref="ListWatchLoop"/> tells, in order and never two at a time. An exception from one of them is a failure of the loop: it
/// is reported by <see cref="Failed"/> and the step is repeated, so what must not be repeated is to be caught inside.
/// </summary>
public sealed record ListWatchEvents
{
    /// <summary>A list begins. It may break off and begin again.</summary>
    public required Action ListStarted { get; init; }

    /// <summary>An object of the list, without apiVersion and kind.</summary>
    public required Action<JsonElement> Listed { get; init; }

    /// <summary>The list is complete: what was not in it is gone.</summary>
    public required Action ListCompleted { get; init; }

    /// <summary>The server has accepted a watch.</summary>
    public required Action WatchOpened { get; init; }

    /// <summary>A change; never a bookmark.</summary>
    public required Action<WatchLine> Changed { get; init; }

    /// <summary>A list or watch failed, and when it is tried again.</summary>
    public required Action<ListWatchFailure> Failed { get; init; }
}
