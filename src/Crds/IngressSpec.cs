using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>How a Web application is reached from outside the cluster.</summary>
public sealed class IngressSpec
{
    /// <summary>Host name that leads here, such as shop.example.com or *.example.com.</summary>
    [JsonPropertyName("host")]
    [Required, MinLength(1), MaxLength(253)]
    [Rule("self.matches('^(" + Patterns.IngressHost + ")$')", "spec.ingress.host: " + Fixes.IngressHost, Offender = "self")]
    public string? Host { get; set; }

    /// <summary>Requests whose path starts with this lead here, whole segments counted (pathType Prefix).</summary>
    [JsonPropertyName("path")]
    [DefaultValue(SpecDefaults.IngressPath), MaxLength(1024)]
    [Rule("self.matches('^(" + Patterns.IngressPath + ")$')", "spec.ingress.path: " + Fixes.IngressPath, Offender = "self")]
    public string? Path { get; set; }

    /// <summary>IngressClass. Absent: the cluster's default class.</summary>
    [JsonPropertyName("className")]
    [MaxLength(253)]
    [Rule("self == '' || self.matches('^(" + Patterns.DnsSubdomain + ")$')",
        "spec.ingress.className: name an IngressClass: lower-case letters, digits, '-' and '.'", Offender = "self")]
    public string? ClassName { get; set; }

    /// <summary>Secret of type kubernetes.io/tls with the certificate of the host. Absent: none is named.</summary>
    [JsonPropertyName("tlsSecret")]
    [MaxLength(253)]
    [Rule("self == '' || self.matches('^(" + Patterns.DnsSubdomain + ")$')",
        "spec.ingress.tlsSecret: name a Secret: lower-case letters, digits, '-' and '.'", Offender = "self")]
    public string? TlsSecret { get; set; }

    /// <summary>Annotations of the Ingress, for its controller.</summary>
    [JsonPropertyName("annotations")]
    [MaxLength(64), EachLength(8192)]
    [Rule(ReservedKeys.None, "spec.ingress.annotations: annotations of pyops.dev/ are reserved: remove them",
        Offender = ReservedKeys.First)]
    public IDictionary<string, string>? Annotations { get; set; }
}
