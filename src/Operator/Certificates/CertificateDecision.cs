using PyOps.Hosting.Trust;

namespace PyOps.Operator.Certificates;

/// <summary>
/// Decides on one step. Pure, and a ladder: what is broken is mended at once, then whoever signed anything that is presented is trusted,
/// and only then is anything renewed. While pods are accepted as they are, no authority signs before every API server has learnt of it.
/// Every step is one write, of one Secret or of the configuration, and leaves a state from which the next look goes on, whoever looks: the
/// authority's Secret is written before anything that it signs.
/// </summary>
internal static class CertificateDecision
{
    /// <summary>The next step.</summary>
    public static Step Decide(Situation now) =>
        BrokenAuthority(now) ?? BrokenLeaf(now) ?? Untrusted(now)
        ?? MissingLeaf(now) ?? Misunderstood(now) ?? AuthorityUnderWay(now)
        ?? Due(now) ?? WaitForPods(now) ?? Rest(now);

    private static Step? BrokenAuthority(Situation now)
    {
        var secret = now.Secret;
        var nextProblem = secret.Next is null ? null : AuthorityProblem(secret.Next, "ca-next.crt", now);
        if (AuthorityProblem(secret.Authority, "ca.crt", now) is { } problem)
            return new Step(secret.Next is not null && nextProblem is null ? StepKind.Promote : StepKind.Renew, problem);
        return nextProblem is null ? null : new Step(StepKind.DropNext, nextProblem);
    }

    // An authority that has signed nothing yet takes its time, but only while pods go on with what another one signed.
    private static Step? BrokenLeaf(Situation now) => now.IsProven || !now.IsServed ? MissingLeaf(now, isTrusted: true) : null;

    private static Step? MissingLeaf(Situation now, bool isTrusted = false) => LeafProblem(now.Secret, now) is { } problem
        ? (isTrusted ? null : Unproven(now)) ?? new Step(StepKind.WriteLeaf, problem)
        : null;

    private static Step? Untrusted(Situation now)
    {
        if (now.Bundles is not { } bundles)
            return null;
        var authorities = Bundle.Wanted(now.Secret, bundles, now.Pods);
        var wanted = Bundle.Write(authorities);
        if (bundles.All(bundle => bundle.AsSpan().SequenceEqual(wanted)))
            return null;
        return now.Secret.TrustedSince is not null && !now.IsProven
            ? new Step(StepKind.ForgetTrust, "the caBundle is not what it was when the newest authority came to be trusted")
            : new Step(StepKind.Trust, "the caBundle does not hold just the authorities that are in use") { Authorities = authorities };
    }

    private static Step? Misunderstood(Situation now)
    {
        const string annotation = SecretContents.RotateAnnotation;
        if (now.Secret.LeafRequest is not (null or SecretContents.OfLeaf))
            return new Step(
                StepKind.RefuseOfLeaf, $"{annotation} of the certificate's Secret can be leaf alone; ca is written on the authority's");
        return now.Secret.AuthorityRequest is not (null or SecretContents.OfAuthority)
            ? new Step(StepKind.Refuse, $"{annotation} of the authority's Secret can be ca alone; leaf is written on the certificate's")
            : null;
    }

    private static Step? AuthorityUnderWay(Situation now)
    {
        if (now.Secret.Next is null)
            return null;
        if (now.Bundles is null)
            return Wait(now.Policy.LongestRest, "the configuration is absent, so that nobody can be told of the next authority");
        if (IsSignedByNext(now.Secret))
            return WaitForPods(now) ?? new Step(StepKind.Promote, "every pod presents a certificate of the next authority");
        return Unproven(now) ?? new Step(StepKind.WriteLeaf, "the next authority is trusted everywhere") { ByNext = true };
    }

    private static Step? Unproven(Situation now)
    {
        // A time that is yet to come is another clock's.
        if (now.Secret.TrustedSince is not { } since || since > now.Now)
            return new Step(StepKind.NoteTrust, "the caBundle holds the newest authority");
        return since + now.Policy.TrustDelay - now.Now is { Ticks: > 0 } left
            ? Wait(left, "every API server has to learn of the newest authority")
            : null;
    }

    private static Step? Due(Situation now)
    {
        var (secret, leaf, authority) = (now.Secret, now.Secret.Leaf.Pair!, now.Secret.Authority.Pair!);
        if (secret.LeafRequest is not null || now.Now >= leaf.Due)
            return new Step(StepKind.WriteLeaf, Why(secret.LeafRequest is not null, "the certificate's"));
        if (now.Bundles is null || (secret.AuthorityRequest is null && now.Now < authority.Due))
            return null;
        return new Step(StepKind.PrepareAuthority, Why(secret.AuthorityRequest is not null, "the authority's"));
    }

    private static string Why(bool isAsked, string whose) => isAsked ? "a person asks for it" : $"two thirds of {whose} life are over";

    private static Step? WaitForPods(Situation now) => now.Waiting is { Count: > 0 } pods
        ? Wait(now.Policy.PodDelay, $"the newest certificate is not presented by {string.Join(", ", pods)} yet")
        : null;

    private static Step Rest(Situation now)
    {
        var (leaf, authority) = (now.Secret.Leaf.Pair!.Due, now.Secret.Authority.Pair!.Due);
        var left = (leaf < authority ? leaf : authority) - now.Now;
        // An authority may be due while there is no configuration.
        var after = left > TimeSpan.Zero && left < now.Policy.LongestRest ? left : now.Policy.LongestRest;
        return new Step(StepKind.Rest, "nothing is due") { After = after };
    }

    private static string? AuthorityProblem(Reading authority, string name, Situation now)
    {
        if (authority.Pair is not { } pair)
            return authority.Problem;
        return Chains.IsAuthority(pair.Certificate) ? TimeProblem(pair, name, now) : $"{name} is no authority";
    }

    private static string? LeafProblem(SecretContents secret, Situation now)
    {
        if (secret.Leaf.Pair is not { } leaf)
            return secret.Leaf.Problem;
        if (!Chains.IsSignedBy(leaf.Certificate, secret.Authority.Pair!.Certificate) && !IsSignedByNext(secret))
            return "tls.crt is not signed by ca.crt";
        return now.Names.FirstOrDefault(name => !leaf.Certificate.MatchesHostname(name)) is { } missing
            ? $"tls.crt is not for {missing}"
            : TimeProblem(leaf, "tls.crt", now);
    }

    private static string? TimeProblem(KeyPair pair, string name, Situation now) =>
        now.Now >= pair.Ends ? $"{name} expired at {pair.Ends.UtcDateTime:u}"
        : now.Now < pair.Begins ? $"{name} is not valid before {pair.Begins.UtcDateTime:u}"
        : null;

    private static bool IsSignedByNext(SecretContents secret) =>
        secret is { Next.Pair: { } next, Leaf.Pair: { } leaf } && Chains.IsSignedBy(leaf.Certificate, next.Certificate);

    private static Step Wait(TimeSpan after, string reason) => new(StepKind.Wait, reason) { After = after };
}
