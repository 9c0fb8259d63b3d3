using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Ids come from the spec or from the cluster; writable paths are folders of their own.</summary>
internal static class SecurityValidation
{
    private const string Field = "spec.security";

    public static IEnumerable<FieldError> Check(SecuritySpec? security)
    {
        if (security is null)
            yield break;
        if (security.IdsFromCluster == true && (security.RunAsUser ?? security.RunAsGroup ?? security.FsGroup) is not null)
            yield return new($"{Field}.idsFromCluster", Fixes.IdsFromCluster);
        if (security.TmpSizeLimit is { } size && !Patterns.Matches(size, Patterns.ByteSize))
            yield return new($"{Field}.tmpSizeLimit", $"{Show.Quoted(size)}: write a size such as 500Mi or 1Gi");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, path) in Items.Of(security.WritablePaths, $"{Field}.writablePaths"))
        {
            if (!Patterns.Matches(path, Patterns.AbsolutePath))
                yield return new(field, $"{Show.Quoted(path)}: a path {Fixes.Path}");
            else if (ReservedPaths.Contains(path))
                yield return new(field, $"{Show.Quoted(path)}: /tmp is writable already and /pyops is reserved: remove them");
            else if (!seen.Add(path))
                yield return new(field, $"{Show.Quoted(path)}: a path is there twice: keep one");
        }
    }
}
