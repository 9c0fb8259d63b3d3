using PyOps.Operator.Runtime.Leading;

namespace PyOps.Operator.Runtime.Managing;

/// <summary>How a <see cref="Manager"/> runs.</summary>
/// <param name="Identity">Who this replica is, in the Lease and in events.</param>
/// <param name="HealthPort">Port of /livez, /readyz and /metrics.</param>
/// <param name="Lease">How replicas agree on one that works; null for a single replica.</param>
/// <param name="Namespaces">Namespaces to look after; empty for all.</param>
internal sealed record ManagerOptions(string Identity, int HealthPort, LeaderElectionOptions? Lease, IReadOnlyList<string> Namespaces);
