namespace PyOps.EndToEnd.Refusals;

/// <summary>How our verdict on a service and a server's on its children go together.</summary>
internal enum Fate
{
    /// <summary>Both take it.</summary>
    Taken,

    /// <summary>Both refuse it, and ours names the field.</summary>
    Refused,

    /// <summary>We refuse it by a rule of ours that is stated.</summary>
    ByRule,

    /// <summary>We refuse it, and it has no children.</summary>
    NotBuilt,

    /// <summary>The server refuses what newer ones take.</summary>
    OldServer,

    /// <summary>The server refuses it and we do not.</summary>
    Missed,

    /// <summary>We refuse it by no stated rule.</summary>
    TooStrict,

    /// <summary>Both refuse it, but ours names another field.</summary>
    OtherField,
}
