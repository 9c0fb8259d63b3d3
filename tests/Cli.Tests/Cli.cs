using System.Text;
using Microsoft.Extensions.Time.Testing;
using PyOps.Cli.Output;

namespace PyOps.Cli.Tests;

/// <summary>Runs a command in this process.</summary>
internal static class Cli
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Task<Result> Run(params string[] arguments) => RunWith("", arguments);

    public static async Task<Result> RunWith(string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = await CliCommandLine.Run(
            arguments,
            new Terminal(stdin, output, error, HasColour: false), new FakeTimeProvider(Now), CancellationToken.None);
        return new(code, output.ToString(), error.ToString());
    }

    internal sealed record Result(int Code, string Output, string Error);
}
