using PyOps.Webhooks.Requests;

namespace PyOps.Webhooks.Callers;

/// <summary>Of a connection: its client may not ask, and why. A connection without it is one of a client that may.</summary>
/// <param name="Reason">Why, to be counted.</param>
/// <param name="Problem">Why, for people: a sentence after "it".</param>
internal sealed record Stranger(Refusal Reason, string Problem);
