using k8s;
using k8s.Models;
using PyOps.Crds.Completed;

namespace PyOps.Crds.Desired;

/// <summary>The ControllerRevision that keeps what runs, or ran.</summary>
public static class RevisionBuilder
{
    /// <summary>One generation of it, owned by the service and labelled like its other children.</summary>
    /// <param name="service">The service that owns it.</param>
    /// <param name="name">Name of the object.</param>
    /// <param name="number">Number of its latest promotion; 0 before the first.</param>
    /// <param name="data">What it keeps; servers refuse to change it later.</param>
    /// <param name="migrated">The mark of the command by which the database was migrated when it was promoted; null for none.</param>
    public static V1ControllerRevision Build(CompletedService service, string name, long number, object data, string? migrated = null)
    {
        var metadata = ObjectMeta.Child(service, migrated is null ? null : new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ApiNames.MigratedAnnotation] = migrated,
        });
        metadata.Name = name;
        return new V1ControllerRevision { Metadata = metadata, Revision = number, Data = data }.Initialize();
    }
}
