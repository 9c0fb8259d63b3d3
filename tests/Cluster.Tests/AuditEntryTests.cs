namespace PyOps.Cluster.Tests;

public class AuditEntryTests
{
    [Fact]
    public void A_line_of_the_log_is_read()
    {
        var entry = AuditEntry.Parse(
            """
            {"kind":"Event","level":"Metadata","stage":"ResponseComplete","verb":"patch","user":{"username":"admin","groups":["a"]},
             "userAgent":"pyops/1","objectRef":{"resource":"deployments","namespace":"shop","name":"web",
            """ + """
            "apiGroup":"apps","apiVersion":"v1","subresource":"status"},
             "annotations":{"authorization.k8s.io/decision":"allow"},"responseStatus":{"metadata":{},"code":200},
            """ + """
            "stageTimestamp":"2026-01-02T03:04:05.678901Z"}
            """);

        var expected = new AuditEntry
        {
            Verb = "patch",
            User = "admin",
            UserAgent = "pyops/1",
            Group = "apps",
            Resource = "deployments",
            Subresource = "status",
            Namespace = "shop",
            Name = "web",
            Code = 200,
            Decision = "allow",
            Stage = "ResponseComplete",
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["authorization.k8s.io/decision"] = "allow" },
            Timestamp = DateTimeOffset.Parse("2026-01-02T03:04:05.678901Z"),
        };
        Assert.Equal(expected.Annotations, entry.Annotations);
        Assert.Equal(expected with { Annotations = entry.Annotations }, entry); // records compare dictionaries by reference
    }

    [Fact]
    public void A_path_that_is_no_resource_leaves_fields_empty()
    {
        var entry = AuditEntry.Parse("""{"verb":"get","stage":"ResponseComplete","stageTimestamp":"2026-01-02T03:04:05Z"}""");

        Assert.Equal(("get", "", "", 0), (entry.Verb, entry.Resource, entry.User, entry.Code));
    }
}
