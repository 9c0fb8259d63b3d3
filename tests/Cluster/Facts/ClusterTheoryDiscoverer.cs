using Xunit.Abstractions;
using Xunit.Sdk;

namespace PyOps.Cluster;

/// <summary>Discovers what its base discovers; it is here to learn where messages go.</summary>
public sealed class ClusterTheoryDiscoverer : IXunitTestCaseDiscoverer
{
    private readonly SkippableTheoryDiscoverer inner;

    public ClusterTheoryDiscoverer(IMessageSink diagnosticMessageSink)
    {
        Announce.Sink = diagnosticMessageSink;
        inner = new SkippableTheoryDiscoverer(diagnosticMessageSink);
    }

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        inner.Discover(discoveryOptions, testMethod, factAttribute);
}
