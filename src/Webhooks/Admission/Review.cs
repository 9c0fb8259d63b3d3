using PyOps.Rules.Reading;

namespace PyOps.Webhooks.Admission;

/// <summary>What of an AdmissionReview matters to us.</summary>
internal sealed class Review
{
    /// <summary>The only versions there have been; their requests and answers are the same to us.</summary>
    public static readonly string[] Versions = ["admission.k8s.io/v1", "admission.k8s.io/v1beta1"];

    /// <summary>One of <see cref="Versions"/>, in which the answer has to be; the first when it is not known.</summary>
    public string Version { get; set; } = Versions[0];

    /// <summary><c>request.uid</c>; null when there is none that could be answered.</summary>
    public string? Uid { get; set; }

    /// <summary><c>request.operation</c>.</summary>
    public string? Operation { get; set; }

    /// <summary><c>request.namespace</c>.</summary>
    public string? Namespace { get; set; }

    /// <summary><c>request.userInfo.username</c>.</summary>
    public string? User { get; set; }

    /// <summary><c>request.object</c>; null when it is absent or null.</summary>
    public PodReading? Object { get; set; }

    /// <summary><c>request.oldObject</c>; null when it is absent or null.</summary>
    public PodReading? Old { get; set; }

    /// <summary>Why the review itself cannot be read, naming the field; null when it can. The first stays.</summary>
    public string? Problem { get; set => field ??= value; }
}
