namespace PyOps.Crds.Tests.Fixtures;

/// <summary>An error that a case must give.</summary>
/// <param name="Field">The field that the operator names.</param>
/// <param name="Says">Part of the message.</param>
/// <param name="By">Who finds it first; those behind find it too.</param>
internal sealed record ExpectedError(string Field, string Says, Judge By);
