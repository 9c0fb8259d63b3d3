using PyOps.Rules.Secrets;

namespace PyOps.Rules.Tests;

public class SecretShapesTests
{
    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyzABCDEF1234")]
    [InlineData("xoxb-123456789012-abcdefghijkl")]
    public void A_secret_is_known_by_its_shape(string value) => Assert.True(SecretShapes.IsSecret(value));

    [Theory]
    [InlineData("")]
    [InlineData("AKIA")]
    [InlineData("AKIAIOSFODNN7exampl.")]
    [InlineData("eyJ.a.b")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----")]
    [InlineData("config.settings.production")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void Other_values_are_not(string value) => Assert.False(SecretShapes.IsSecret(value));
}
