namespace PyOps.Rules.Tests.Checks;

public class LiteralSecretTests
{
    [Theory]
    [InlineData("containers: [{name: app}]", "")]
    [InlineData("containers: [{name: app, env: null}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: dbPassword, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: API_KEY, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: GITHUB_TOKEN, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: PGPASSWORD, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: ''}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: '$(OTHER)'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: 'true'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: '1234567'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: '12345678'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_FILE, value: '/a'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_PATH, value: '/a'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_URL, value: 'https'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: SECRET_NAME, value: 'a'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: API_KEY_ID, value: 'a'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_HEADER, value: 'X'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_TTL, value: '5m'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PASSWORD_LENGTH, value: 'abc'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: TOKEN_ENABLED, value: 'yes'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: LOG_LEVEL, value: 'info'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: KEYBOARD, value: 'qwerty'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: A, value: '-----BEGIN RSA PRIVATE KEY-----'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: A, value: 'AKIAIOSFODNN7EXAMPLE'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: A, value: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'}]}]", "containers[0].env[0].value")]
    [InlineData("initContainers: [{name: i, env: [{name: PASSWORD, value: x}]}, {name: s, restartPolicy: Always, env: [{name: PASSWORD, value: x}]}], ephemeralContainers: [{name: e, env: [{name: PASSWORD, value: x}]}]", "initContainers[0].env[0].value, initContainers[1].env[0].value, ephemeralContainers[0].env[0].value")]
    [InlineData("os: {name: windows}, containers: [{name: app, env: [{name: DB_PASSWORD, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: []}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: null}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: ' '}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: 'False'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: '$(OTHER)x'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: [{name: PRIMARY_KEY, value: 'abc'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: A, value: '-----BEGIN PUBLIC KEY-----'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: KEY_FILE, value: '-----BEGIN PRIVATE KEY-----'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, envFrom: [{secretRef: {name: password}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PASSWORD, value: x}, {name: PASSWORD, value: ''}]}]", "containers[0].env[0].value")]
    public void A_secret_is_not_written_into_the_pod(string spec, string found) => Given.Found("literal-secret", spec, found);

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "spec.containers[0].env[0].value (container \"app\"): \"DB_PASSWORD\" has a secret's name and its value is written here; use valueFrom.secretKeyRef [literal-secret]",
        Given.Message("literal-secret", "containers: [{name: app, env: [{name: DB_PASSWORD, value: 'hunter2'}]}]"));
}
