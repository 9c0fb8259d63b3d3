namespace PyOps.Hosting.Watching;

/// <summary>
/// How many objects the next page shall have. What a page costs, the server first of all, is its bytes, and nobody knows before how large
/// objects are: so pages begin small, grow while they are light, and are halved when one is heavy or breaks off.
/// </summary>
internal sealed class PageSize
{
    private const int First = 50;
    private const int Most = 500;
    private const long Heavy = 8 * 1024 * 1024;

    /// <summary>The limit to ask for; from one list to the next it stays.</summary>
    public int Next { get; private set; } = First;

    /// <summary>A page was read.</summary>
    public void Took(long bytes)
    {
        if (bytes > Heavy)
            Halve();
        else if (bytes * 2 <= Heavy)
            Next = Math.Min(Next * 2, Most);
    }

    /// <summary>A page broke off, or was refused.</summary>
    public void Failed() => Halve();

    private void Halve() => Next = Math.Max(Next / 2, 1);
}
