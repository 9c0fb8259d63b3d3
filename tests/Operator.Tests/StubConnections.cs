using PyOps.Client;
using PyOps.Hosting;
using PyOps.Support.Stub;

namespace PyOps.Operator.Tests;

internal static class StubConnections
{
    /// <summary>A connection of the operator to a stub.</summary>
    public static ApiConnection Connect(this ApiStub stub) =>
        ApiConnection.Open(new ConnectionOptions { Program = BuildInfo.Of(typeof(OperatorProcess)), KubeConfig = stub.KubeConfigPath });
}
