using System.Collections.Frozen;
using PyOps.Rules.Shell;

namespace PyOps.Rules.Commands;

/// <summary>A program that starts the one behind it: <c>nice -n 5 app</c>, <c>poetry run app</c>, <c>gosu shop app</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verb">The word that makes it so, such as <c>run</c>; null when it always does.</param>
/// <param name="Valued">The options whose value is the next word.</param>
/// <param name="Operands">Words of its own before the program.</param>
/// <param name="KeepsSignals">Whether it stays in front of the program and hands no SIGTERM on.</param>
internal sealed record Wrapper(string Name, string? Verb = null, string[]? Valued = null, int Operands = 0, bool KeepsSignals = false)
{
    // What keeps signals was measured (RunnerTests), but for conda run: conda/conda#10351.
    private static readonly Wrapper[] all =
    [
        new("nohup"), new("nice", Valued: ["-n", "--adjustment"]), new("setsid"), new("stdbuf", Valued: ["-i", "-o", "-e"]),
        new("ionice", Valued: ["-c", "-n"]), new("chrt", Operands: 1), new("taskset", Operands: 1),
        new("chpst", Valued: ["-u", "-U", "-e", "-m"]),
        new("timeout", Valued: ["-s", "-k", "--signal", "--kill-after"], Operands: 1), new("prlimit"),
        new("numactl", Valued: ["-C", "-m", "-N"]),
        new("setpriv", Valued: ["--reuid", "--regid", "--groups", "--inh-caps", "--ambient-caps", "--bounding-set"]),
        new("gosu", Operands: 1), new("su-exec", Operands: 1), new("catchsegv"), new("time", Valued: ["-o", "-f"], KeepsSignals: true),
        new("uv", "run", ["--with", "--extra", "--group", "--project", "--directory", "--env-file", "--python", "-p", "--package"]),
        new("poetry", "run", ["-C", "--directory", "--project", "-P"]), new("pipenv", "run"), new("pdm", "run", ["-p", "--project"]),
        new("hatch", "run", ["-e", "--env"]), new("rye", "run"), new("pixi", "run", ["-e", "--environment", "--manifest-path"]),
        new("conda", "run", ["-n", "--name", "-p", "--prefix", "--cwd"], KeepsSignals: true),
        new("mamba", "run", ["-n", "--name", "-p", "--prefix", "--cwd"], KeepsSignals: true),
        new("micromamba", "run", ["-n", "--name", "-p", "--prefix", "--cwd", "-r"]),
        new("ddtrace-run"), new("opentelemetry-instrument", Valued: ["--traces_exporter", "--metrics_exporter", "--service_name"]),
        new("newrelic-admin", "run-program"), new("doppler", "run", ["-p", "-c", "--project", "--config"]),
        new("infisical", "run", ["--env", "--path"]),
        new("dockerize", Valued: ["-wait", "-timeout", "-template", "-stdout", "-stderr", "-wait-retry-interval"]),
        new("wait-for-it", Valued: ["-t", "--timeout", "-h", "-p"], Operands: 1),
        new("wait-for-it.sh", Valued: ["-t", "-h", "-p"], Operands: 1),
        new("wait-for", Valued: ["-t"], Operands: 1), new("flock", Valued: ["-w", "-E", "--timeout"], Operands: 1, KeepsSignals: true),
        new("xargs", Valued: ["-a", "-I", "-n", "-P", "-L", "-d", "-s"], KeepsSignals: true),
    ];

    private static readonly FrozenDictionary<string, Wrapper>.AlternateLookup<ReadOnlySpan<char>> byName =
        all.ToFrozenDictionary(wrapper => wrapper.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The wrapper that stands at a place of a command; null when there is none.</summary>
    public static Wrapper? At(IReadOnlyList<string> words, int at)
    {
        if (at >= words.Count)
            return null;
        return byName.TryGetValue(ProgramName.Of(words[at]), out var wrapper) && (wrapper.Verb is null || wrapper.VerbIn(words, at) > 0)
            ? wrapper
            : null;
    }

    /// <summary>Where the program behind it begins; the count of words when there is none.</summary>
    public int End(IReadOnlyList<string> words, int at)
    {
        var next = SkipOptions(words, Verb is null ? at + 1 : VerbIn(words, at) + 1, out var isEnded);
        for (var operand = 0; operand < Operands && next < words.Count && !isEnded; operand++)
            next = SkipOptions(words, next + 1, out isEnded);
        return Math.Min(next, words.Count);
    }

    private int VerbIn(IReadOnlyList<string> words, int at)
    {
        var verb = SkipOptions(words, at + 1, out _);
        return verb < words.Count && words[verb] == Verb ? verb : -1;
    }

    private int SkipOptions(IReadOnlyList<string> words, int next, out bool isEnded)
    {
        isEnded = false;
        while (next < words.Count && words[next].StartsWith('-') && !isEnded)
        {
            isEnded = words[next] == "--";
            next += Valued is not null && Array.IndexOf(Valued, words[next]) >= 0 ? 2 : 1;
        }
        return next;
    }
}
