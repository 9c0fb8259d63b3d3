namespace PyOps.Cluster.Tests;

public class RequiresKubernetesTests
{
    [Theory]
    [InlineData("1.25", null)]
    [InlineData("1.36", null)]
    [InlineData("2.0", null)]
    [InlineData("1.20", "needs Kubernetes 1.25 or newer; the server is 1.20")]
    [InlineData("1.9", "needs Kubernetes 1.25 or newer; the server is 1.9")]
    public void An_older_server_is_a_reason_to_skip(string server, string? reason) =>
        Assert.Equal(reason, new RequiresKubernetesAttribute(1, 25).SkipReason(Version.Parse(server)));

    [Theory]
    [InlineData("1", "20", "1.20")]
    [InlineData("1", "30+", "1.30")]
    public void A_plus_sign_in_the_minor_version_is_dropped(string major, string minor, string version) =>
        Assert.Equal(Version.Parse(version), ServerVersion.Parse(new() { Major = major, Minor = minor }));
}
