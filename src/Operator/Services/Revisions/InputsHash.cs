using System.Security.Cryptography;
using System.Text;

namespace PyOps.Operator.Services.Revisions;

/// <summary>What a revision is made from, as a hash.</summary>
/// <param name="Format">Names what was hashed and how. Hashes of different formats tell nothing about each other.</param>
/// <param name="Value">SHA-256 in hexadecimal; the format is part of what is hashed.</param>
internal sealed record InputsHash(string Format, string Value)
{
    private const int NameLength = 10;

    /// <summary>Name of the revision with these inputs.</summary>
    public string RevisionName(string service) => $"{service}-{Value[..NameLength]}";

    /// <summary>Name of the revision that runs another image with these inputs.</summary>
    public string RevisionName(string service, string digest) =>
        $"{service}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Value} {digest}")))[..NameLength]}";
}
