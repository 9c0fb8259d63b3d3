using System.Diagnostics;
using System.Text.Json;

namespace PyOps.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
public class ProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "kubectl-pyops");

    [Theory]
    [InlineData("lint config/samples", 0)]
    [InlineData("lint tests/Cli.Tests/Linting/Golden/lists/in", 1)]
    [InlineData("lint tests/Cli.Tests/Linting/Golden/hostile/in", 2)]
    [InlineData("lint missing", 2)]
    [InlineData("explain image-tag", 0)]
    [InlineData("nonsense", 2)]
    [InlineData("audit --kubeconfig /nonexistent", 2)]
    public async Task The_exit_code_is_the_process_exit_code(string arguments, int code)
    {
        var (actual, _, error) = await Shell($"\"$PROGRAM\" {arguments}");

        Assert.True(code == actual, $"{actual}: {error}");
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    // The servers among our programs share a library with it, whose web server it shall not carry.
    [Fact]
    public void It_needs_the_runtime_alone()
    {
        using var document = JsonDocument.Parse(File.ReadAllText($"{Program}.runtimeconfig.json"));
        var framework = document.RootElement.GetProperty("runtimeOptions").GetProperty("framework").GetProperty("name");
        Assert.Equal("Microsoft.NETCore.App", framework.GetString());
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        var (code, output, error) = await Shell(
            "for i in {1..200}; do echo tests/Cli.Tests/Linting/Golden/workloads/in; done | xargs \"$PROGRAM\" lint | head -1");

        Assert.Equal((0, ""), (code, error));
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_told()
    {
        var (code, _, error) = await Shell("\"$PROGRAM\" lint config/samples >/dev/full");

        Assert.Equal(2, code);
        Assert.StartsWith("kubectl-pyops: output cannot be written: ", error);
    }

    [Fact]
    public async Task Standard_input_and_a_pipe_in_place_of_a_file_are_read()
    {
        var (code, output, error) = await Shell(
            "\"$PROGRAM\" lint - <(cat config/samples/shop/pythonservice.yaml) <config/samples/shop/pythonservice.yaml");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("2 files, 2 objects checked", output);
    }

    [Fact]
    public async Task An_endless_file_is_refused()
    {
        var (code, _, error) = await Shell("\"$PROGRAM\" lint /dev/zero");

        Assert.Equal(2, code);
        Assert.Contains("/dev/zero: larger than 64 MiB", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_script_completes_in_bash()
    {
        var (code, output, error) = await Shell("""
            PATH=$(dirname "$PROGRAM"):$PATH
            source <(kubectl-pyops completion bash)
            COMP_WORDS=(kubectl-pyops explain image) COMP_CWORD=2
            _kubectl_pyops
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal((0, "image-tag\n", ""), (code, output, error));
    }

    private static async Task<(int Code, string Output, string Error)> Shell(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        start.Environment["PROGRAM"] = Program;
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var error = process.StandardError.ReadToEndAsync(late.Token);
        var output = await process.StandardOutput.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, output, await error);
    }
}
