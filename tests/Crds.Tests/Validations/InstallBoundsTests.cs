using k8s.Models;
using PyOps.Crds.Validations;

namespace PyOps.Crds.Tests.Validations;

/// <summary>What an install does not allow is refused with its field, its value and what to do.</summary>
public class InstallBoundsTests
{
    private const string Nginx = "nginx.ingress.kubernetes.io/";

    private static readonly InstallBounds bounds = new()
    {
        ServiceTypes = ["ClusterIP"],
        IngressAnnotations = ["cert-manager.io/*", Nginx + "proxy-body-size", "kubernetes.io/tls-acme", "a", "b", "c"],
        PriorityClasses = ["web-*"],
        Tolerations = [],
    };

    private static readonly (Action<PythonServiceSpec> Ask, string? Refused)[] table =
    [
        (spec => spec.Service = new() { Type = "ClusterIP" }, null),
        (spec => spec.Service = new() { Port = 80 }, null),
        (spec => spec.Service = new() { Type = "NodePort" },
            "spec.service.type: \"NodePort\": this install allows ClusterIP: write one of these, or ask whoever installed PyOps to add it "
            + "to services.allowedTypes"),
        (spec => spec.Ingress = Annotated("cert-manager.io/cluster-issuer"), null),
        (spec => spec.Ingress = Annotated(Nginx + "proxy-body-size"), null),
        (spec => spec.Ingress = Annotated(Nginx + "configuration-snippet"), Annotation("configuration-snippet")),
        (spec => spec.Ingress = Annotated(Nginx + "auth-url"), Annotation("auth-url")),
        (spec => spec.Ingress = Annotated(Nginx + "proxy-body-size-2"), Annotation("proxy-body-size-2")),
        (spec => spec.Scheduling = new() { PriorityClassName = "web-high" }, null),
        (spec => spec.Scheduling = new() { PriorityClassName = "system-node-critical" },
            "spec.scheduling.priorityClassName: \"system-node-critical\": this install allows web-*: write one of these, or ask whoever "
            + "installed PyOps to add it to services.allowedPriorityClasses"),
        (spec => spec.Scheduling = new() { Tolerations = [new V1Toleration { Key = "dedicated", OperatorProperty = "Exists" }] },
            "spec.scheduling.tolerations[0].key: \"dedicated\": this install allows none: remove it, or ask whoever installed PyOps to "
            + "add it to services.allowedTolerations"),
        (spec => spec.Scheduling = new() { Tolerations = [new V1Toleration { OperatorProperty = "Exists" }] },
            "spec.scheduling.tolerations[0].key: a toleration without key is for every taint: this install allows none: remove it, or "
            + "ask whoever installed PyOps to add it to services.allowedTolerations"),
    ];

    [Fact]
    public void What_is_not_allowed_is_refused_and_nothing_else() => Assert.Equal(
        table.Select(row => row.Refused is null ? "" : row.Refused), table.Select(row => Refusals(row.Ask, bounds)));

    [Fact]
    public void Where_no_install_is_known_all_of_it_is_allowed() =>
        Assert.All(table, row => Assert.Equal("", Refusals(row.Ask, null)));

    private static string Refusals(Action<PythonServiceSpec> ask, InstallBounds? install)
    {
        var service = new PythonService { Metadata = new() { Name = "shop" }, Spec = new() { Image = "shop:1", Command = ["shop"] } };
        ask(service.Spec);
        return string.Join('\n', Validation.Check(service, install));
    }

    private static IngressSpec Annotated(string key) => new()
    {
        Host = "shop.example.com",
        Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = "x" },
    };

    private static string Annotation(string name) =>
        $"spec.ingress.annotations[{Nginx}{name}]: \"{Nginx}{name}\": this install does not allow it: remove it, or ask whoever installed "
        + "PyOps to add it to ingress.allowedAnnotations";
}
