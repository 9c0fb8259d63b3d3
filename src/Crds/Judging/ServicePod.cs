using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using PyOps.Crds.Completed;
using PyOps.Crds.Desired;
using PyOps.Rules.Checks;
using PyOps.Rules.Pods;
using PyOps.Rules.Reading;

namespace PyOps.Crds.Judging;

/// <summary>The pod that a PythonService becomes, and where in the service each of its fields comes from.</summary>
internal sealed class ServicePod
{
    // What the cluster adds is none of the owner's making; any values do.
    private static readonly ClusterFacts Facts = new(NativeSleep: true, InitImage: "pyops-init:1");

    private readonly PythonService service;
    private readonly V1PodSpec pod;

    /// <summary>Renders it.</summary>
    /// <param name="service">A valid PythonService.</param>
    public ServicePod(PythonService service)
    {
        this.service = service;
        var template = PodTemplateBuilder.Build(Defaults.Complete(service), Facts);
        pod = template.Spec;
        var whole = new V1Pod { ApiVersion = "v1", Kind = "Pod", Metadata = template.Metadata, Spec = pod };
        Pod = PodReader.Read(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(whole))).Pod!;
    }

    public PodView Pod { get; }

    // Of most services nothing is found, and then nobody asks.
    private JsonObject Spec => field ??= JsonNode.Parse(KubernetesJson.Serialize(service.Spec))!.AsObject();

    /// <summary>The field of the service that a finding comes from; null when it comes from a default of ours.</summary>
    public string? Origin(Finding finding) => finding.Container switch
    {
        null => OfPod(finding.Path),
        { Name: PodRole.Container } => OfApplication(finding.Path[(finding.Path.IndexOf("].", StringComparison.Ordinal) + 2)..]),
        _ => null,
    };

    private string? OfApplication(string local) => Head(local) switch
    {
        // An init of ours may stand before the user's command, so that indexes differ.
        "command" => "spec.command",
        "env" => OfVariable(local),
        "ports" => "spec.port",
        "livenessProbe" or "readinessProbe" or "startupProbe" => "spec.health",
        "lifecycle" => "spec.terminationGracePeriodSeconds",
        "volumeMounts" => "spec.volumeMounts",
        "securityContext" => OfSecurity(local),
        var head => Written(head, local),
    };

    private string? OfPod(string path)
    {
        var local = path["spec.".Length..];
        return path.StartsWith("metadata.annotations", StringComparison.Ordinal) ? "spec.podAnnotations" : Head(local) switch
        {
            "volumes" => pod.Volumes?.ElementAtOrDefault(Place(local))?.Name is { } name && Index("volumes", name) is { } index
                ? $"spec.volumes[{index}]"
                : null,
            "securityContext" => OfSecurity(local),
            "automountServiceAccountToken" => "spec.security.serviceAccountToken",
            "shareProcessNamespace" => "spec.init",
            "terminationGracePeriodSeconds" => $"spec.{local}",
            var head => Written(head, local),
        };
    }

    // Our own come first; of the presets none is the user's doing, and PORT is what he says that it is.
    private string? OfVariable(string local)
    {
        var name = pod.Containers[0].Env?.ElementAtOrDefault(Place(local))?.Name;
        return name is null ? "spec.env"
            : Index("env", name) is { } index ? $"spec.env[{index}]{local[(local.IndexOf(']') + 1)..]}"
            : name == "PORT" ? "spec.port"
            : null;
    }

    // The rest of a security context cannot be chosen.
    private static string? OfSecurity(string local) =>
        local.Split('.')[^1] is ("readOnlyRootFilesystem" or "runAsUser" or "runAsGroup" or "fsGroup") and var field
            ? $"spec.security.{field}"
            : null;

    // What the owner has not written is a default of ours.
    private string? Written(string head, string local) => Spec[head] is null ? null : $"spec.{local}";

    private int? Index(string list, string name)
    {
        var found = (Spec[list]?.AsArray() ?? []).Index().FirstOrDefault(entry => (string?)entry.Item?["name"] == name);
        return found is { Item: not null } entry ? entry.Index : null;
    }

    private static string Head(string local) => local.Split('.', '[')[0];

    private static int Place(string local) => local.IndexOf('[') is >= 0 and var start
        ? int.Parse(local.AsSpan(start + 1, local.IndexOf(']') - start - 1), System.Globalization.CultureInfo.InvariantCulture)
        : -1;
}
