namespace PyOps.Floods.Attacks;

/// <summary>Every attack that is tried.</summary>
internal static class Catalogue
{
    /// <summary>Those against one budget, which can be made at the same time.</summary>
    public static IReadOnlyDictionary<string, Attack[]> Groups { get; } = new Dictionary<string, Attack[]>
    {
        ["the health port"] =
        [
            new("idle connections to the health port", new Crowd(300), Health.Idle),
            new("idle connections to the health port, of a pod network", new Crowd(300, addresses: 200), Health.Idle),
            new("slow requests to the health port", new Crowd(200), Health.Slow),
            new("unread metrics", new Crowd(50), Health.UnreadMetrics),
        ],
        ["connections"] =
        [
            new("idle TLS", new Crowd(200), Tls.Idle),
            new("slow TLS handshakes", new Crowd(500), Tls.SlowHandshakes),
            new("connections idle after a review", new Crowd(100, networks: 4), Tls.IdleAfterAReview),
        ],
        ["connections of networks"] =
        [
            new("idle TLS, of a pod network", new Crowd(150, addresses: 150), Tls.Idle),
            new("idle TLS, of many networks", new Crowd(100, networks: 20, addresses: 5), Tls.Idle),
        ],
        ["buffers"] =
        [
            new("full request buffers", new Crowd(100), Tls.FullBuffers),
            new("full request buffers, of many networks", new Crowd(100, networks: 20, addresses: 5), Tls.FullBuffers),
        ],
        ["large bodies"] =
        [
            new("trickled large bodies", new Crowd(8), Tls.TrickledBodies),
            new("trickled large bodies, of many networks", new Crowd(20, networks: 10), Tls.TrickledBodies),
            new("the largest reviews", new Crowd(4), Tls.LargeReviews),
        ],
        ["requests"] =
        [
            new("streams without bodies", new Crowd(30), Streams.WithoutBodies),
            new("streams without bodies, of a pod network", new Crowd(30, addresses: 30), Streams.WithoutBodies),
        ],
        ["large requests"] =
        [
            new("streams with large headers", new Crowd(30, networks: 4), Streams.WithLargeHeaders),
            new("unfinished bodies", new Crowd(30, networks: 4), Streams.Unfinished),
        ],
        ["answers"] =
        [
            new("unread answers", new Crowd(40, networks: 4), Streams.UnreadAnswers),
            new("bursts of reviews", new Crowd(40, networks: 4), Streams.Bursts),
        ],
    };

    /// <summary>Each by its name.</summary>
    public static IReadOnlyDictionary<string, Attack> All { get; } =
        Groups.Values.SelectMany(attacks => attacks).ToDictionary(attack => attack.Name);
}
