using PyOps.Cluster;

namespace PyOps.EndToEnd.Support;

/// <summary>One verb on one resource, as RBAC knows it.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Resource">Plural, with its subresource: `pythonservices/status`.</param>
/// <param name="Verb">Such as `patch`.</param>
internal sealed record Permission(string Group, string Resource, string Verb)
{
    public override string ToString() => $"{Verb} {Resource}{(Group.Length == 0 ? "" : ".")}{Group}";

    /// <summary>What a request needed. An apply that creates needs create too; the audit log shows that only by its 201.</summary>
    public static IEnumerable<Permission> Of(AuditEntry entry)
    {
        var resource = entry.Subresource.Length == 0 ? entry.Resource : $"{entry.Resource}/{entry.Subresource}";
        yield return new Permission(entry.Group, resource, entry.Verb);
        if (entry is { Verb: "patch", Code: 201 })
            yield return new Permission(entry.Group, resource, "create");
    }
}
