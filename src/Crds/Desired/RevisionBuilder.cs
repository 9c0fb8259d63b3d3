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
    /// <param name="number">Number of its latest promotion, at least 1.</param>
    /// <param name="data">What it keeps; servers refuse to change it later.</param>
    public static V1ControllerRevision Build(CompletedService service, string name, long number, object data)
    {
        var metadata = ObjectMeta.Child(service);
        metadata.Name = name;
        return new V1ControllerRevision { Metadata = metadata, Revision = number, Data = data }.Initialize();
    }
}
