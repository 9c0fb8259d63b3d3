namespace PyOps.Crds.Completed;

/// <summary>Ids and hardening.</summary>
/// <param name="RunAsUser">Numeric user; null when the cluster assigns the ids.</param>
/// <param name="RunAsGroup">Numeric group; null when the cluster assigns the ids.</param>
/// <param name="FsGroup">Group of the volumes; null when the cluster assigns the ids.</param>
/// <param name="ReadOnlyRootFilesystem">Whether only /tmp and <paramref name="WritablePaths"/> can be written to.</param>
/// <param name="TmpSizeLimit">Size limit, a quantity, of /tmp and of each writable path.</param>
/// <param name="WritablePaths">Absolute paths of empty writable folders.</param>
/// <param name="ServiceAccountToken">Whether pods get a token of their service account.</param>
public sealed record CompletedSecurity(
    long? RunAsUser,
    long? RunAsGroup,
    long? FsGroup,
    bool ReadOnlyRootFilesystem,
    string TmpSizeLimit,
    IReadOnlyList<string> WritablePaths,
    bool ServiceAccountToken);
