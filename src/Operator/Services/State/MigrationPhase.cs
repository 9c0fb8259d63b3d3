namespace PyOps.Operator.Services.State;

/// <summary>Where the migration of a service stands.</summary>
internal enum MigrationPhase
{
    /// <summary>There is nothing to run and nothing runs.</summary>
    None,

    /// <summary>The command has run for what runs.</summary>
    Done,

    /// <summary>The command has not run for what runs; it will, before something else does.</summary>
    Waits,

    /// <summary>It is to be started for what shall run.</summary>
    Starts,

    /// <summary>A Job is at it, or its pod still ends: perhaps for a revision that nobody wants any more.</summary>
    Runs,

    /// <summary>Its Job is gone, and nobody knows whether it had ended.</summary>
    Lost,

    /// <summary>Its command ended with another code than 0, or its pod was taken away.</summary>
    Failed,

    /// <summary>It was stopped, because it took too long.</summary>
    TimedOut,

    /// <summary>It has ended well, and what shall run may run.</summary>
    Succeeded,
}
