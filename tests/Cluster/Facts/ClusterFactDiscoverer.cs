using Xunit.Abstractions;
using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>Discovers what its base discovers; it is here to learn where messages go.</summary>
public sealed class ClusterFactDiscoverer : IXunitTestCaseDiscoverer
{
    private readonly SkippableFactDiscoverer inner;

    public ClusterFactDiscoverer(IMessageSink diagnosticMessageSink)
    {
        Announce.Sink = diagnosticMessageSink;
        inner = new SkippableFactDiscoverer(diagnosticMessageSink);
    }

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        inner.Discover(discoveryOptions, testMethod, factAttribute);
}
