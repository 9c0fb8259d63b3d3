using PyOps.Cli.Yaml;
using PyOps.Crds;
using PyOps.Rules;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Cli.Linting;

/// <summary>Checks files. What cannot be read is noted, and the rest is still checked.</summary>
/// <param name="policy">The rules.</param>
/// <param name="now">The time, for exemptions that expire.</param>
internal sealed class Linter(Policy policy, DateTimeOffset now)
{
    /// <summary>Checks one file.</summary>
    public FileReport Lint(LintSource source)
    {
        var report = new FileReport();
        if (source.Problem is { } problem)
        {
            report.Problems.Add($"{source.Name}: {problem}");
            return report;
        }
        foreach (var document in Documents.Of(source.Content))
        {
            if (document.Root is { } root)
                Lint(source, root, report);
            else
                report.Problems.Add($"{source.Name}:{document.Line}: {document.Problem}");
        }
        report.SortFindings();
        return report;
    }

    private void Lint(LintSource source, Node root, FileReport report)
    {
        foreach (var (item, line, problem) in KubernetesObject.In(root))
        {
            if (item is not null)
                Lint(source.Name, item, report);
            else if (problem is not null)
                report.Problems.Add($"{source.Name}:{line}: {problem}");
            else if (source.IsFound)
                report.PassedOver.Add(null);
            else
                report.Problems.Add($"{source.Name}:{line}: no Kubernetes object: apiVersion and kind are missing");
        }
    }

    private void Lint(string file, KubernetesObject item, FileReport report)
    {
        var json = JsonText.Write(WithType(item));
        if (item.ApiVersion.StartsWith(ApiNames.Group + "/", StringComparison.Ordinal) && Ours(item, json) is { } errors)
        {
            report.Checked++;
            report.Findings.AddRange(errors.Select(error => new LintFinding(
                file, FieldPath.LineOf(item.Root, error.Field), item, null, LintFinding.Invalid, Effect.Enforce, error.Field, error.Message)));
            return;
        }
        var reading = PodReader.Read(json.Span);
        if (reading.Problem is { } problem)
            report.Problems.Add($"{file}:{LineOf(item, problem)}: {item.Kind}{(item.Name is null ? "" : " " + item.Name)} cannot be read: {problem}");
        else if (reading.Pod is not { } pod)
            report.PassedOver.Add(item.Kind);
        else
        {
            report.Checked++;
            report.Findings.AddRange(Evaluator.Find(pod, policy, new(item.Namespace, null, Effect.Enforce, now)).Select(finding => new LintFinding(
                file, FieldPath.LineOf(item.Root, finding.Path), item, finding.Container?.Name, finding.Rule.Id, policy.EffectOf(finding.Rule),
                finding.Path, finding.Problem)));
        }
    }

    /// <summary>What is wrong with an object of ours; null for a kind that is checked by nobody but the server.</summary>
    private static IEnumerable<FieldError>? Ours(KubernetesObject item, ReadOnlyMemory<byte> json) => item.Kind switch
    {
        PythonService.KindName or RuntimePolicy.KindName when item.ApiVersion != ApiNames.ApiVersion =>
            [new("apiVersion", $"there is no {item.Kind} of {item.ApiVersion}: write {ApiNames.ApiVersion}")],
        PythonService.KindName => Manifest.Check(json),
        RuntimePolicy.KindName => PolicyReader.Read(json).Errors.Select(error => new FieldError(error.Field, error.Message)),
        _ => null,
    };

    // An item of a typed list need not say what it is; whoever reads it alone must know.
    private static MapNode WithType(KubernetesObject item) => item.Root.Text("kind") is not null && item.Root.Text("apiVersion") is not null
        ? item.Root
        : new(item.Root.Line,
        [
            new("apiVersion", item.Root.Line, new ScalarNode(item.Root.Line, item.ApiVersion, isText: true)),
            new("kind", item.Root.Line, new ScalarNode(item.Root.Line, item.Kind, isText: true)),
            .. item.Root.Fields.Where(field => field.Name is not ("apiVersion" or "kind")),
        ]);

    // The reader's problems begin with the field.
    private static int LineOf(KubernetesObject item, string problem) =>
        FieldPath.LineOf(item.Root, problem.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end ? problem[..end] : "");
}
