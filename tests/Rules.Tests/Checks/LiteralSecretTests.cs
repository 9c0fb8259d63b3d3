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
    [InlineData(
        "containers: [{name: app, env: [{name: A, value: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'}]}]",
        "containers[0].env[0].value")]
    [InlineData(
        "initContainers: [{name: i, env: [{name: PASSWORD, value: x}]}, {name: s, restartPolicy: Always, env: [{name: "
            + "PASSWORD, value: x}]}], ephemeralContainers: [{name: e, env: [{name: PASSWORD, value: x}]}]",
        "initContainers[0].env[0].value, initContainers[1].env[0].value, ephemeralContainers[0].env[0].value")]
    [InlineData("os: {name: windows}, containers: [{name: app, env: [{name: DB_PASSWORD, value: 'abc'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, env: []}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: null}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: ' '}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: 'False'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: DB_PASSWORD, value: '$(OTHER)x'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PRIMARY_KEY, value: 'abc'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: A, value: '-----BEGIN PUBLIC KEY-----'}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: KEY_FILE, value: '-----BEGIN PRIVATE KEY-----'}]}]", "containers[0].env[0].value")]
    [InlineData("containers: [{name: app, envFrom: [{secretRef: {name: password}}]}]", "")]
    [InlineData("containers: [{name: app, env: [{name: PASSWORD, value: x}, {name: PASSWORD, value: ''}]}]", "containers[0].env[0].value")]
    public void A_secret_is_not_written_into_the_pod(string spec, string found) => Given.Found("literal-secret", spec, found);

    // RAW comes from a Secret, PLAIN is written in clear.
    [Theory]
    [InlineData("GOOGLE_APPLICATION_CREDENTIALS", "/var/secrets/google/key.json", false)]
    [InlineData("DB_PASSWORD", "/run/secrets/db", false)]
    [InlineData("SSH_PRIVATE_KEY", "~/.ssh/id_rsa", false)]
    [InlineData("TLS_SECRET", "./tls.pem", false)]
    [InlineData("APP_SECRET", "https://vault.example.com/v1/app", false)]
    [InlineData("APP_SECRET", "vault:secret/data/app#key", false)]
    [InlineData("APP_SECRET", "arn:aws:secretsmanager:eu-west-1:1:secret:app", false)]
    [InlineData("APP_SECRET", "projects/1/secrets/app", false)]
    [InlineData("APP_SECRET", "op://vault/app/key", false)]
    [InlineData("APP_TOKEN", "Bearer $(RAW)", false)]
    [InlineData("DB_CREDENTIALS", "shop:$(RAW)", false)]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}", false)]
    [InlineData("DB_PASSWORD", "{{ password }}", false)]
    [InlineData("DB_PASSWORD", "<password>", false)]
    [InlineData("DATABASE_URL", "postgresql://db.example.net/shop", false)]
    [InlineData("DATABASE_URL", "postgresql://shop@db.example.net/shop", false)]
    [InlineData("DATABASE_URL", "postgresql://shop:$(RAW)@db/shop", false)]
    [InlineData("DATABASE_URL", "postgresql://shop:${PW}@db/shop", false)]
    [InlineData("GIT_URL", "ssh://git@github.com/a/b.git", false)]
    [InlineData("SENTRY_DSN", "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1", false)]
    [InlineData("LINK", "https://example.com/a@b?c=d", false)]
    [InlineData("DSN", "host=db user=shop password=$(RAW)", false)]
    [InlineData("DSN", "host=db sslmode=require passfile=/x", false)]
    [InlineData("LOG_FORMAT", "%(asctime)s token=%(token)s", false)]
    [InlineData("CORS_HEADERS", "Authorization, X-Auth-Token", false)]
    [InlineData("HELP", "Password: must be long", false)]
    [InlineData("URL", "https://example.com/?authSource=admin&token_type=bearer", false)]
    [InlineData("USE_PASSWORD", "yes", false)]
    [InlineData("OPTS", "-Djavax.net.ssl.keyStorePassword=$(RAW)", false)]
    [InlineData("PRIMARY_KEY", "hunter2", false)]
    [InlineData("DATABASE_URL", "postgresql://shop:Tr0ub4dor-3@db.example.net:5432/shop", true)]
    [InlineData("CELERY_BROKER_URL", "redis://:hunter2@cache/0", true)]
    [InlineData("X", "amqp://shop:p%40ss@queue/", true)]
    [InlineData("PIP_INDEX", "https://ghp_abcdefghijklmnopqrstuvwxyz0123456789@example.com/simple", true)]
    [InlineData("X", "https://0123456789abcdef0123456789abcdef@git.example.com/x", true)]
    [InlineData("X", "go?to=postgres%3A%2F%2Fshop%3Ahunter2%40db", true)]
    [InlineData("X", "postgres://shop%3Ahunter2@db/", true)]
    [InlineData("DSN", "host=db user=shop password=hunter2 dbname=shop", true)]
    [InlineData("X", "Server=db;User Id=sa;Password=hunter2;", true)]
    [InlineData("X", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcdef0123==;EndpointSuffix=core.windows.net", true)]
    [InlineData("X", "jdbc:mysql://db/shop?user=shop&password=hunter2", true)]
    [InlineData("X", "{\"password\": \"hunter2\"}", true)]
    [InlineData("X", "https://hooks.slack.com/services/T0/B0/abc", true)]
    [InlineData("DB_CREDENTIALS", "$(RAW):hunter2", true)]
    [InlineData("DB_PASSWORD", "$(PLAIN)", true)]
    [InlineData("AZURE_BATCH_KEY", "not-a-real-one", true)]
    [InlineData("DB_PASSWORD", "changeme", true)]
    [InlineData("API_KEY", "/wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY1", true)]
    public void A_value_is_told_or_is_not(string name, string value, bool isTold)
    {
        const string Others = "{name: RAW, valueFrom: {secretKeyRef: {name: a, key: b}}}, {name: PLAIN, value: hunter2}";
        var quoted = value.Replace("'", "''", StringComparison.Ordinal);

        Given.Found("literal-secret", $"containers: [{{name: app, env: [{Others}, {{name: {name}, value: '{quoted}'}}]}}]",
            isTold ? "containers[0].env[2].value" : "");
    }

    [Theory]
    [InlineData("[app, --db-password=hunter2]", "command[1]")]
    [InlineData("[app, --db-password, hunter2]", "command[2]")]
    [InlineData("[app, --broker, 'redis://:hunter2@cache/0']", "command[2]")]
    [InlineData("[sh, -c, 'DB_PASSWORD=hunter2 exec app']", "command[2]")]
    [InlineData("[curl, -H, 'Authorization: Bearer abcDEF123456']", "command[2]")]
    [InlineData("[app, --db-password=$(RAW)]", "")]
    [InlineData("[app, --db-password, $(RAW)]", "")]
    [InlineData("[app, --db-password-file, /run/secrets/db]", "")]
    [InlineData("[app, --token-ttl, 5m]", "")]
    [InlineData("[app, --webhook-secret=shop-webhook-tls]", "")]
    [InlineData("[app, --webhook-secret, shop-webhook-tls]", "")]
    [InlineData("[app, --webhook-secret=Tr0ub4dor-3]", "command[1]")]
    [InlineData("[app, --oidc-client-secret=correct-horse]", "command[1]")]
    [InlineData("[app, --password, --verbose]", "")]
    [InlineData("[sh, -c, 'DB_PASSWORD=$(cat /run/secrets/db) exec app']", "")]
    [InlineData("[sh, -c, 'exec app --password \"$DB_PASSWORD\"']", "")]
    public void A_command_holds_no_secret(string command, string found) =>
        Given.Found("literal-secret", $"containers: [{{name: app, command: {command}}}]",
            found.Length == 0 ? "" : $"containers[0].{found}");

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "spec.containers[0].env[0].value (container \"app\"): \"DB_PASSWORD\" has a secret's name and its value is written here; "
            + "use valueFrom.secretKeyRef [literal-secret]",
        Given.Message("literal-secret", "containers: [{name: app, env: [{name: DB_PASSWORD, value: 'hunter2'}]}]"));
}
