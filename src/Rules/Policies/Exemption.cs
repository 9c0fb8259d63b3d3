using PyOps.Rules.Checks;
using PyOps.Rules.Pods;

namespace PyOps.Rules.Policies;

/// <summary>Who need not follow which rules. Texts are patterns, in which <c>*</c> is any run of characters but <c>/</c>.</summary>
/// <remarks>An empty list asks nothing; but namespaces or users are always asked, because nobody who writes a pod chooses them.</remarks>
public sealed record Exemption
{
    /// <summary>As findings and metrics call it; unique in a policy.</summary>
    public required string Name { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Until when, inclusive; null for ever.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Of the request; * stands for any text.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Users that make the request.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The container's image, written out (docker.io/library/nginx:1.27), or its repository alone.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The pod's service account.</summary>
    public IReadOnlyList<string> ServiceAccounts { get; init; } = [];

    /// <summary>The container's name.</summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    /// <summary>Which ones it lifts.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Whether it counts at a time.</summary>
    /// <param name="now">The time.</param>
    public bool IsActive(DateTimeOffset now) => Expires is null || now <= Expires;

    /// <summary>Whether it counts for a request: by the time, who asks where, and the pod's service account.</summary>
    internal bool Concerns(PodView pod, Request request) =>
        (Namespaces.Count > 0 || Users.Count > 0)
        && IsActive(request.Now)
        && Takes(Namespaces, request.Namespace)
        && Takes(Users, request.User)
        && Takes(ServiceAccounts, pod.ServiceAccount is { Length: > 0 } account ? account : "default");

    /// <summary>
    /// Takes off the findings that are exempt. One about the pod itself is when every container is one that the exemption names: a
    /// stranger's container beside it must not share what it was allowed.
    /// </summary>
    internal void TakeOff(List<Finding> findings, PodView pod)
    {
        var named = pod.Containers.Where(Names).ToHashSet();
        var all = named.Count == pod.Containers.Length;
        findings.RemoveAll(finding =>
            (finding.Container is { } container ? named.Contains(container) : all) && Rules.Contains(finding.Rule));
    }

    private bool Names(ContainerView container) => Takes(Containers, container.Name) && (Images is [] || TakesImage(container.Image));

    private bool TakesImage(string image)
    {
        var reference = ImageReference.Normalised(image);
        return Takes(Images, reference) || Takes(Images, ImageReference.Repository(reference));
    }

    private static bool Takes(IReadOnlyList<string> patterns, string? text) =>
        patterns is [] || (text is not null && patterns.Any(pattern => Glob.Matches(pattern, text)));
}
