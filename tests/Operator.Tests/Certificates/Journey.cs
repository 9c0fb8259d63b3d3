using System.Text.Json.Nodes;
using k8s.Models;
using PyOps.Hosting.Trust;
using PyOps.Operator.Certificates;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

/// <summary>
/// A leader's way through a world of two Secrets, a configuration, two pods and API servers, second by second. Each second it looks,
/// decides and takes one step; it remembers nothing, so that each second may be that of another leader. Pods pick up a certificate late,
/// and API servers what to trust.
/// </summary>
internal sealed class Journey
{
    // Three seconds instead of ten, of which an API server takes two: what is to be seen is the order of things.
    private const int Lag = 2;
    private static readonly CertificatePolicy quick = new() { TrustDelay = TimeSpan.FromSeconds(3), PodDelay = TimeSpan.FromSeconds(1) };

    private readonly Queue<byte[]> trusted = new();
    private readonly V1Secret?[] mounted = new V1Secret?[3];
    private readonly KeyPair?[] presented = [null, null];

    public V1Secret? Authority { get; set; }

    public V1Secret? Leaf { get; set; }

    public byte[] Bundle { get; private set; } = [];

    public DateTimeOffset Now { get; private set; } = Noon;

    public List<Step> Steps { get; } = [];

    /// <summary>Why an API server refuses what a pod presents, at some second; null when none ever did.</summary>
    public string? Outage { get; private set; }

    /// <summary>All has been well for long: pods present this, and API servers trust its authority.</summary>
    public static Journey Settled(V1Secret? authority, V1Secret leaf, KeyPair trusted)
    {
        var journey = new Journey { Authority = authority, Leaf = leaf, Bundle = Trusting(trusted) };
        Array.Fill(journey.mounted, leaf);
        Array.Fill(journey.presented, SecretContents.Of(null, leaf).Leaf.Pair);
        for (var second = 0; second < Lag; second++)
            journey.trusted.Enqueue(journey.Bundle);
        return journey;
    }

    public static V1Secret Secret(params (string Name, KeyPair Pair)[] pairs) => new()
    {
        Metadata = new V1ObjectMeta { Annotations = new Dictionary<string, string>() },
        Data = pairs.SelectMany(pair => new[] { (pair.Name + ".crt", pair.Pair.CertificatePem), (pair.Name + ".key", pair.Pair.Key) })
            .ToDictionary(entry => entry.Item1, entry => System.Text.Encoding.UTF8.GetBytes(entry.Item2)),
    };

    /// <summary>Goes on until nothing is to be done, or for a minute.</summary>
    /// <param name="meanwhile">What others do before each second.</param>
    public void Run(Action? meanwhile = null)
    {
        for (var second = 0; second < 60; second++)
        {
            meanwhile?.Invoke();
            var now = Seen(Authority, Leaf);
            var step = CertificateDecision.Decide(now);
            if (step.Kind is StepKind.Rest)
                return;
            if (step.Kind is not StepKind.Wait)
                Take(step, now);
            Pass();
        }
    }

    public Situation Seen(V1Secret? authority, V1Secret? leaf) => Good with
    {
        Secret = SecretContents.Of(authority, leaf),
        Bundles = [Bundle],
        Pods = [new PodCertificate("a", true, presented[0]?.Certificate), new PodCertificate("b", true, presented[1]?.Certificate)],
        Now = Now,
        Policy = quick,
    };

    public void Take(Step step, Situation now)
    {
        Steps.Add(step);
        if (step.Kind is StepKind.Trust)
            Bundle = PyOps.Operator.Certificates.Bundle.Write(step.Authorities);
        else if (step.IsInLeafSecret)
            Leaf = Changed(Leaf, SecretChanges.Of(step, now));
        else
            Authority = Changed(Authority, SecretChanges.Of(step, now));
    }

    private void Pass()
    {
        Now += TimeSpan.FromSeconds(1);
        Array.Copy(mounted, 0, mounted, 1, mounted.Length - 1);
        mounted[0] = Leaf ?? mounted[0];
        for (var pod = 0; pod < presented.Length; pod++)
            presented[pod] = SecretContents.Of(null, mounted[pod * (mounted.Length - 1)]).Leaf.Pair ?? presented[pod];
        trusted.Enqueue(Bundle);
        if (trusted.Count > Lag)
            trusted.Dequeue();
        foreach (var leaf in presented.OfType<KeyPair>())
        {
            if (!trusted.Distinct().All(bundle => Accepts(bundle, leaf)))
                Outage ??= $"{leaf} is not trusted everywhere after {string.Join(", ", Steps.Select(step => step.Kind))}";
        }
    }

    private static bool Accepts(byte[] bundle, KeyPair leaf) =>
        PyOps.Operator.Certificates.Bundle.Read(bundle).Any(authority => Chains.IsSignedBy(leaf.Certificate, authority));

    private static V1Secret Changed(V1Secret? secret, (JsonObject Data, JsonObject Annotations) changes)
    {
        var (data, notes) = (
            new Dictionary<string, byte[]>(secret?.Data ?? new Dictionary<string, byte[]>()),
            new Dictionary<string, string>(secret?.Metadata.Annotations ?? new Dictionary<string, string>()));
        foreach (var (key, value) in changes.Data)
        {
            data.Remove(key);
            if (value is not null)
                data[key] = Convert.FromBase64String((string)value!);
        }
        foreach (var (key, value) in changes.Annotations)
        {
            notes.Remove(key);
            if (value is not null)
                notes[key] = (string)value!;
        }
        return new V1Secret { Metadata = new V1ObjectMeta { Annotations = notes }, Data = data };
    }
}
