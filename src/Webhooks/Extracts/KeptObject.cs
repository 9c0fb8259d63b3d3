using System.Security.Cryptography;

namespace PyOps.Webhooks.Extracts;

/// <summary>One of the two objects of a review: where its extract begins, whether it fits, and what it is compared by.</summary>
internal sealed class KeptObject : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? sum;

    /// <summary>Where it begins.</summary>
    public int Start { get; set; }

    /// <summary>Whether all of it has come.</summary>
    public bool IsComplete => sum is not null;

    /// <summary>Whether there is no room for it.</summary>
    public bool IsTooLong { get; set; }

    /// <summary>Whether it says since when it is being deleted.</summary>
    public bool IsBeingDeleted { get; set; }

    /// <summary>Adds to what it is compared by.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <summary>Closes what it is compared by: nothing more is added.</summary>
    public void End() => sum = hash.GetHashAndReset();

    /// <summary>Whether rules read the same of another.</summary>
    public bool IsAs(KeptObject other) => IsComplete && other.IsComplete && sum.AsSpan().SequenceEqual(other.sum);

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();
}
