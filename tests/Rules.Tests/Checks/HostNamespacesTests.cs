namespace PyOps.Rules.Tests.Checks;

public class HostNamespacesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("hostNetwork: null, hostPID: null, hostIPC: null", "")]
    [InlineData("hostNetwork: false, hostPID: false, hostIPC: false", "")]
    [InlineData("hostNetwork: true", "hostNetwork")]
    [InlineData("hostPID: true", "hostPID")]
    [InlineData("hostIPC: true", "hostIPC")]
    [InlineData("hostNetwork: true, hostPID: true, hostIPC: true", "hostNetwork, hostPID, hostIPC")]
    [InlineData("os: {name: windows}, hostNetwork: true", "hostNetwork")]
    [InlineData("hostUsers: false, hostNetwork: true", "hostNetwork")]
    public void A_pod_has_its_own_namespaces(string spec, string found) => Given.Found("host-namespaces", spec, found);
}
