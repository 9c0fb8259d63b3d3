using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using PyOps.Crds;
using PyOps.Crds.Desired;
using PyOps.Crds.Validations;
using PyOps.Operator.Runtime.Objects;

namespace PyOps.EndToEnd.Refusals;

/// <summary>Compares what we say of a service with what a server says of its children.</summary>
internal sealed class Verdicts(Ground ground, DryRun server, Version version, ClusterFacts facts)
{
    private readonly IReadOnlyDictionary<ResourceKind, string> taken = Intents.Of(ground.Service, facts);

    /// <summary>What is wrong with the ground itself, on our side and on the server's: nothing.</summary>
    public async Task<IReadOnlyList<string>> OfGround()
    {
        var refusals = await Task.WhenAll(taken.Select(intent => server.Ask(intent.Key, intent.Value)));
        return
        [
            .. Validation.Check(ground.Service).Select(error => $"{error.Field} {error.Message}"),
            .. refusals.OfType<DryRun.Refusal>().Select(refusal => refusal.Message),
        ];
    }

    /// <summary>How the two verdicts on a trial go together, and a line about it where they do not.</summary>
    public async Task<(Fate Fate, string Line)> Of(Trial trial)
    {
        if (Read(trial.Service) is not { } service)
            return OfUnreadable(trial);
        var errors = Validation.Check(service);
        if (Children(service, errors) is not { } children)
            return (Fate.NotBuilt, trial.Text);
        var refusals = (await Task.WhenAll(children
            .Where(intent => !taken.TryGetValue(intent.Key, out var body) || body != intent.Value)
            .Select(intent => server.Ask(intent.Key, intent.Value)))).OfType<DryRun.Refusal>().ToList();
        return Compare(trial, errors, refusals);
    }

    private (Fate, string) Compare(Trial trial, IReadOnlyList<FieldError> errors, List<DryRun.Refusal> refusals) =>
        (errors.Count > 0, refusals.Count > 0) switch
        {
            (false, false) => (Fate.Taken, trial.Text),
            (false, true) when refusals.TrueForAll(refusal => StatedRules.IsOfOldServer(refusal, version)) => (Fate.OldServer, trial.Text),
            (false, true) => (Fate.Missed, $"{trial.Text}: {refusals[0].Message}"),
            (true, false) when errors.FirstOrDefault(error => StatedRules.For(error, version) is null) is { } strict =>
                (Fate.TooStrict, $"{trial.Text}: {strict.Field} {strict.Message}"),
            (true, false) => (Fate.ByRule, StatedRules.For(errors[0], version)!),
            _ when errors.Any(error => IsAbout(error, trial, refusals)) => (Fate.Refused, trial.Text),
            _ => (Fate.OtherField, $"{trial.Text}: {errors[0].Field} {errors[0].Message}; the server: {refusals[0].Message}"),
        };

    // An entry may be at odds with its like, a limit with a request: then ours names the other. Or it refers to another, as the server
    // says.
    private static bool IsAbout(FieldError error, Trial trial, List<DryRun.Refusal> refusals) =>
        error.Field.StartsWith(trial.Field[..trial.Field.LastIndexOfAny(['.', '['])], StringComparison.Ordinal)
        || trial.Field.StartsWith(error.Field, StringComparison.Ordinal)
        || (error.Message.Contains("is there twice", StringComparison.Ordinal) && Head(error.Field) == Head(trial.Field))
        || (IsOfResources(error.Field) && IsOfResources(trial.Field))
        || refusals.Exists(refusal => refusal.Fields.Any(field => field.EndsWith(error.Field["spec.".Length..], StringComparison.Ordinal)));

    private static string Head(string field) => field.Split('[')[0];

    private static bool IsOfResources(string field) => field.StartsWith("spec.resources.", StringComparison.Ordinal);

    // What the client's types cannot hold no operator ever sees: the definition's schema, and lint, refuse it.
    private static (Fate, string) OfUnreadable(Trial trial) =>
        Manifest.Check(Encoding.UTF8.GetBytes(trial.Service.ToJsonString())).Any(error => error.Field == trial.Field)
            ? (Fate.Refused, trial.Text)
            : (Fate.Missed, $"{trial.Text}: cannot be read");

    private static PythonService? Read(JsonObject service)
    {
        try
        {
            return KubernetesJson.Deserialize<PythonService>(service.ToJsonString());
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null; // judged as such by the caller
        }
    }

    // Only what is valid has to have children.
    private IReadOnlyDictionary<ResourceKind, string>? Children(PythonService service, IReadOnlyList<FieldError> errors)
    {
        try
        {
            return Intents.Of(service, facts);
        }
        catch (Exception) when (errors.Count > 0)
        {
            return null;
        }
    }
}
