using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PyOps.Crds.Markers;

namespace PyOps.Crds;

/// <summary>The Service in front of a Web application.</summary>
public sealed class ServiceSpec
{
    /// <summary>Port of the Service, 1 to 65535.</summary>
    [JsonPropertyName("port")]
    [DefaultValue(SpecDefaults.ServicePort), Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>ClusterIP, NodePort or LoadBalancer.</summary>
    [JsonPropertyName("type")]
    [DefaultValue(SpecDefaults.ServiceType), AllowedValues("ClusterIP", "NodePort", "LoadBalancer")]
    public string? Type { get; set; }

    /// <summary>Annotations of the Service, for load balancers.</summary>
    [JsonPropertyName("annotations")]
    [MaxLength(64), EachLength(8192)]
    [Rule(ReservedKeys.None, "spec.service.annotations: annotations of pyops.dev/ are reserved: remove them",
        Offender = ReservedKeys.First)]
    public IDictionary<string, string>? Annotations { get; set; }
}
