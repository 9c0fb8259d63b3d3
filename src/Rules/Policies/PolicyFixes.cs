namespace PyOps.Rules.Policies;

/// <summary>
/// What is wrong with a text of a RuntimePolicy and what to write instead, in the words that the reader and the rules of the schema share.
/// They follow the text.
/// </summary>
public static class PolicyFixes
{
    /// <summary>Follows what <c>allowedCapabilities</c> names wrongly.</summary>
    public const string Capability = "is no capability; write one such as NET_BIND_SERVICE";

    /// <summary>Of a namespace or user.</summary>
    public const string Everybody = "exempts everybody; name some, such as ingress-*";

    /// <summary>Of an exemption whose users take a controller's account.</summary>
    public const string Controllers =
        "exempts everybody: its users take an account of Kubernetes' controllers, who make the pods of all; name namespaces, or people";

    /// <summary>Of an exemption.</summary>
    public const string Nobody = "names neither namespaces nor users; name some: whoever writes a pod chooses everything else";

    /// <summary>Of an image.</summary>
    public const string Registry = "names no registry; write it out, such as docker.io/library/nginx";
}
