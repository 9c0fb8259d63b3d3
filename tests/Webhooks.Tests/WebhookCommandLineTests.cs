using PyOps.Rules.Checks;

namespace PyOps.Webhooks.Tests;

public sealed class WebhookCommandLineTests
{
    [Fact]
    public async Task Without_flags_the_defaults_hold() => Assert.Equal(new WebhookOptions(), await Parsed());

    [Fact]
    public async Task Flags_say_everything()
    {
        var options = await Parsed(
            "--port", "1", "--health-port=2", "--cert-dir", "/c", "--policy-file", "/p",
            "--default-mode", "enforce", "--docs-url", "https://docs", "--drain-seconds", "3",
            "--client-ca", "/cc", "--client-name", "a", "--client-name=b",
            "--api-server", "https://api", "--api-token-file", "/t", "--api-ca-file", "/a", "--log-format", "json", "--log-level", "debug");

        Assert.Equal(
            new WebhookOptions
            {
                Port = 1,
                HealthPort = 2,
                CertDir = "/c",
                PolicyFile = "/p",
                DefaultMode = Effect.Enforce,
                DocsUrl = "https://docs",
                DrainSeconds = 3,
                ApiServer = "https://api",
                ApiTokenFile = "/t",
                ApiCaFile = "/a",
                LogFormat = "json",
                LogLevel = "debug",
                ClientCa = "/cc",
            },
            options! with { ClientNames = [] });
        Assert.Equal(["a", "b"], options.ClientNames);
    }

    [Fact]
    public async Task The_environment_counts_where_no_flag_is_given()
    {
        Environment.SetEnvironmentVariable("PYOPS_DRAIN_SECONDS", "7");
        Environment.SetEnvironmentVariable("PYOPS_API_CA_FILE", "/from/environment");
        try
        {
            var options = await Parsed("--api-ca-file=/from/flag");

            Assert.Equal(7, options!.DrainSeconds);
            Assert.Equal("/from/flag", options.ApiCaFile);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PYOPS_DRAIN_SECONDS", null);
            Environment.SetEnvironmentVariable("PYOPS_API_CA_FILE", null);
        }
    }

    [Fact]
    public async Task In_the_environment_names_have_commas_between_them()
    {
        Environment.SetEnvironmentVariable("PYOPS_CLIENT_NAME", "a,b");
        try
        {
            Assert.Equal(["a", "b"], (await Parsed("--client-ca=/cc"))!.ClientNames);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PYOPS_CLIENT_NAME", null);
        }
    }

    [Theory]
    [InlineData("--client-ca", "/cc")]
    [InlineData("--client-name", "a")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "https")]
    [InlineData("--drain-seconds", "-1")]
    [InlineData("--default-mode", "Enforce")]
    [InlineData("--log-level", "loud")]
    [InlineData("--listen", "8443")]
    public async Task A_wrong_flag_starts_nothing(params string[] args) => Assert.Null(await Parsed(args));

    private static async Task<WebhookOptions?> Parsed(params string[] args)
    {
        WebhookOptions? seen = null;
        var code = await WebhookCommandLine.Invoke(args, options =>
        {
            seen = options;
            return Task.FromResult(0);
        });
        Assert.Equal(seen is null, code != 0);
        return seen;
    }
}
