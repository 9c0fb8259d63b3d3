using PyOps.Operator.Runtime.Objects;

namespace PyOps.Operator.Runtime.Queueing;

/// <summary>
/// Brings the world one step closer to what the object of this key asks for.
/// <para>
/// Level-triggered: it is told which object, never what happened to it. It looks at the present state only, may be called at any time and
/// any number of times, and does nothing when nothing is to be done. An object that is gone is a normal case. It is never called twice at a
/// time for one key.
/// </para>
/// </summary>
/// <param name="key">The object to look at.</param>
/// <param name="cancellation">Cancelled when the process stops and the grace period is over, not before: work that was started may
/// end.</param>
/// <returns>Whether and when to look again even if nothing changes.</returns>
/// <remarks>
/// Any exception means "try again later", sooner at first, at most five minutes apart, for ever. A 409 from the API server, or a
/// <see cref="StaleObjectException"/> (somebody was faster, or our store is behind), is such a retry and no error. A 429 or 503 with
/// Retry-After is tried again after the time that the server asks for. What retrying cannot mend, such as a bad spec, is a condition of
/// the object and not an exception.
/// </remarks>
internal delegate Task<ReconcileResult> Reconciler(NamespacedName key, CancellationToken cancellation);
