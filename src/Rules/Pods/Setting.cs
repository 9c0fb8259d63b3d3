namespace PyOps.Rules.Pods;

/// <summary>What is known of an environment variable.</summary>
/// <param name="IsSet">Whether it is there, or may be.</param>
/// <param name="Text">Its value; null when that is not known. Never to be shown: it may be a secret.</param>
internal readonly record struct Setting(bool IsSet, string? Text)
{
    /// <summary>It is not there.</summary>
    public static readonly Setting Absent = new(false, null);

    /// <summary>It is there, or may be, and comes from elsewhere.</summary>
    public static readonly Setting Unknown = new(true, null);

    /// <summary>Whether it is there, or may be, and something in it.</summary>
    public bool SaysSomething => IsSet && Text != "";

    /// <summary>Nothing of the value, so that no log shows it.</summary>
    public override string ToString() => IsSet ? "set" : "absent";
}
