using k8s.Models;
using PyOps.Rules.Checks;
using static System.FormattableString;

namespace PyOps.Crds.Validations;

/// <summary>Files of a volume: what they hold, where they are, and who may read them.</summary>
internal static class FileValidation
{
    // 0777.
    private const int AllBits = 511;

    /// <summary>Keys of a Secret or ConfigMap that become files.</summary>
    public static IEnumerable<FieldError> Keys(IEnumerable<V1KeyToPath>? items, string path) =>
        Items.Of(items, $"{path}.items").SelectMany(entry => EntryForm.CheckKey(entry.Item.Key, $"{entry.Path}.key")
            .Concat(Path(entry.Item.Path, $"{entry.Path}.path"))
            .Concat(Mode(entry.Item.Mode, $"{entry.Path}.mode")));

    /// <summary>What a pod is told of itself in files.</summary>
    public static IEnumerable<FieldError> OfPod(IEnumerable<V1DownwardAPIVolumeFile>? items, string path) =>
        Items.Of(items, $"{path}.items").SelectMany(entry => OfPod(entry.Item, entry.Path));

    /// <summary>A path below the volume.</summary>
    public static IEnumerable<FieldError> Path(string? path, string field)
    {
        if (path is not null && (path is "" or ['/', ..] or ['.', '.', ..] || path.Split('/').Contains("..", StringComparer.Ordinal)))
            yield return new(field, $"{Show.Quoted(path)}: write a path below the volume: relative, and without '..'");
    }

    /// <summary>Who may read a file, or all files of a volume.</summary>
    public static IEnumerable<FieldError> Mode(int? mode, string field)
    {
        if (mode is < 0 or > AllBits)
            yield return new(field, Invariant($"{mode} is no file mode: write 0 to {AllBits}, in YAML also as 0000 to 0777"));
    }

    private static IEnumerable<FieldError> OfPod(V1DownwardAPIVolumeFile file, string path) =>
    [
        .. Path(file.Path, $"{path}.path"),
        .. Mode(file.Mode, $"{path}.mode"),
        .. file.FieldRef is null == file.ResourceFieldRef is null
            ? [new FieldError(path, "name one of fieldRef and resourceFieldRef in each file")]
            : Array.Empty<FieldError>(),
        .. PodFieldValidation.Field(file.FieldRef, $"{path}.fieldRef", isFile: true),
        .. PodFieldValidation.Amount(file.ResourceFieldRef, $"{path}.resourceFieldRef", isFile: true),
    ];
}
