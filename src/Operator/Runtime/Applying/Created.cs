namespace PyOps.Operator.Runtime.Applying;

/// <summary>What a create came to.</summary>
/// <param name="Object">The object that is there: the new one, or the one that was there before.</param>
/// <param name="WasThere">Whether there was one of that name. Whose it is has to be looked at.</param>
internal readonly record struct Created<T>(T Object, bool WasThere);
