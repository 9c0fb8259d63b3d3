using System.Text;
using k8s;
using PyOps.Cli.Yaml;
using PyOps.Crds;
using PyOps.Crds.Judging;
using PyOps.Crds.Validations;
using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Pods;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Cli.Linting;

/// <summary>Judges what one file holds, by the rules and, of our own kinds, by their schema.</summary>
/// <param name="source">The file.</param>
/// <param name="policy">The rules.</param>
/// <param name="now">The time.</param>
/// <param name="report">Where it says what it finds.</param>
internal sealed class ObjectCheck(LintSource source, Policy policy, DateTimeOffset now, FileReport report)
{
    private readonly Twice twice = new();

    public void Check(KubernetesObject item)
    {
        var before = report.PassedOver.Count;
        if (KnownKinds.Slip(item.ApiVersion, item.Kind) is { } slip)
            Refused(item, [slip]);
        var json = JsonText.Write(item.WithType());
        if (Ours(item, json) is { } errors)
            CheckOurs(item, json, [.. errors]);
        else
            CheckPod(item, json);
        if (report.PassedOver.Count > before)
            return;
        Refused(item, TextMaps.Check(item.Root));
        foreach (var (line, field, message) in twice.In(item))
            report.Findings.Add(new(source.Name, line, item, null, LintFinding.Twice, Effect.Warn, field, message));
    }

    /// <summary>What is wrong with an object of ours; null for a kind that is checked by nobody but the server.</summary>
    private static IEnumerable<FieldError>? Ours(KubernetesObject item, ReadOnlyMemory<byte> json) => (item.ApiVersion, item.Kind) switch
    {
        (ApiNames.ApiVersion, PythonService.KindName) => Manifest.Check(json),
        (ApiNames.ApiVersion, RuntimePolicy.KindName) =>
            PolicyReader.Read(json).Errors.Select(error => new FieldError(error.Field, error.Message)),
        _ => null,
    };

    private void CheckOurs(KubernetesObject item, ReadOnlyMemory<byte> json, IReadOnlyList<FieldError> errors)
    {
        report.Checked++;
        Refused(item, errors);
        if (item.Kind != PythonService.KindName || errors is not [])
            return;
        var service = KubernetesJson.Deserialize<PythonService>(Encoding.UTF8.GetString(json.Span));
        foreach (var (finding, field) in ServiceFindings.Of(service, policy, now))
            Add(item, finding, field, container: null);
    }

    private void CheckPod(KubernetesObject item, ReadOnlyMemory<byte> json)
    {
        var isTemplate = item is { Kind: "PodTemplate", ApiVersion: "v1" };
        var reading = isTemplate ? PodTemplate.Read(item.Root) : PodReader.Read(json.Span);
        if (reading.Problem is { } problem)
            Unreadable(item, isTemplate ? PodTemplate.Field(problem) : problem);
        else if (reading.Pod is not { } pod)
            PassOver(item, item.Kind);
        else if (source.IsFound && IsPatch(pod))
            PassOver(item, PassedOver.Patch);
        else
        {
            report.Checked++;
            var found = Evaluator.Find(pod, policy, new(item.Namespace, null, Effect.Enforce, now));
            foreach (var finding in found.Where(finding => !IsFilledIn(finding)))
                Add(item, finding, isTemplate ? PodTemplate.Field(finding.Path) : finding.Path, finding.Container?.Name);
        }
    }

    // A workload may leave out an image for others to fill in, and a patch is nothing but parts; no pod runs of either.
    private static bool IsPatch(PodView pod) =>
        !pod.Containers.Any(container => container.Kind == ContainerKind.App)
            || pod.Containers.Any(container => container.Image.Length == 0);

    // Of an image that somebody fills in nothing can be said.
    private bool IsFilledIn(Rules.Checks.Finding finding) =>
        source.IsFound && finding.Container is { } container
        && finding.Path.EndsWith("].image", StringComparison.Ordinal) && Placeholders.HasPlace(container.Image);

    private void Add(KubernetesObject item, Rules.Checks.Finding finding, string field, string? container) => report.Findings.Add(new(
        source.Name, FieldPath.LineOf(item.Root, field), item, container, finding.Rule.Id,
        policy.EffectOf(finding.Rule), field, finding.Problem));

    private void Refused(KubernetesObject item, IEnumerable<FieldError> errors) =>
        report.Findings.AddRange(errors.Select(error => new LintFinding(
            source.Name, FieldPath.LineOf(item.Root, error.Field), item, null, LintFinding.Invalid, Effect.Enforce,
            error.Field, error.Message)));

    private void PassOver(KubernetesObject item, string what) => report.PassedOver.Add(new($"{source.Name}:{item.Root.Line}", what));

    // The reader's problems begin with the field.
    private void Unreadable(KubernetesObject item, string problem)
    {
        if (source.IsFound && item.Root.Texts().Any(Placeholders.HasPlace))
        {
            PassOver(item, PassedOver.Template);
            return;
        }
        var field = problem.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end ? problem[..end] : "";
        var name = item.Name is null ? "" : " " + item.Name;
        report.Problems.Add($"{source.Name}:{FieldPath.LineOf(item.Root, field)}: {item.Kind}{name} cannot be read: {problem}");
    }
}
