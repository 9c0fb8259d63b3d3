namespace PyOps.Rules.Tests.Checks;

public class ServiceAccountTokenTests
{
    [Theory]
    [InlineData("", "automountServiceAccountToken")]
    [InlineData("automountServiceAccountToken: null", "automountServiceAccountToken")]
    [InlineData("automountServiceAccountToken: true", "automountServiceAccountToken")]
    [InlineData("automountServiceAccountToken: false", "")]
    [InlineData("os: {name: windows}", "automountServiceAccountToken")]
    [InlineData("initContainers: [{name: i}], containers: [{name: app}], ephemeralContainers: [{name: e}]", "automountServiceAccountToken")]
    public void A_pod_has_a_token_only_if_it_asks(string spec, string found) => Given.Found("service-account-token", spec, found);
}
