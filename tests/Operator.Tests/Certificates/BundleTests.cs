using PyOps.Operator.Certificates;
using static PyOps.Operator.Tests.Certificates.World;

namespace PyOps.Operator.Tests.Certificates;

/// <summary>Who is trusted.</summary>
public class BundleTests
{
    [Fact]
    public void The_authority_is_and_so_is_the_next_one() =>
        Assert.Equal(Thumbprints([Old.Certificate, New.Certificate]), Wanted(Secret(next: New), [null], [Pod(ByOld)]));

    [Fact]
    public void An_authority_stays_while_a_pod_presents_what_it_signed() =>
        Assert.Equal(
            Thumbprints([New.Certificate, Old.Certificate]),
            Wanted(Secret(New, ByNew), [Trusting(Old)], [Pod(ByNew), Pod(ByOld, "b")]));

    [Fact]
    public void It_goes_when_none_does() =>
        Assert.Equal(Thumbprints([New.Certificate]), Wanted(Secret(New, ByNew), [Trusting(Old, New)], [Pod(ByNew)]));

    [Fact]
    public void Nobody_is_dropped_while_a_pod_that_gets_requests_does_not_say_what_it_presents()
    {
        Assert.Equal(Thumbprints([New.Certificate, Old.Certificate]), Wanted(Secret(New, ByNew), [Trusting(Old)], [Pod(null)]));
        Assert.Equal(Thumbprints([New.Certificate]), Wanted(Secret(New, ByNew), [Trusting(Old)], [Pod(null, ready: false)]));
    }

    [Fact]
    public void A_certificate_that_is_no_authority_never_is() =>
        Assert.Equal(Thumbprints([Old.Certificate]), Wanted(Secret(), [Trusting(ByOld)], [Pod(null)]));

    [Fact]
    public void The_order_is_the_same_whatever_the_order_of_the_entries()
    {
        var one = Wanted(Secret(), [Trusting(New), Trusting(Stranger)], [Pod(null)]);
        var other = Wanted(Secret(), [Trusting(Stranger), Trusting(New), null], [Pod(null)]);
        Assert.Equal(one, other);
        Assert.Equal(3, one.Count());
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Assert.Equal(Thumbprints([Old.Certificate, New.Certificate]), Thumbprints(Bundle.Read(Trusting(Old, New))));

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void What_cannot_be_read_is_nobody(string text) => Assert.Empty(Bundle.Read(System.Text.Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Wanted(SecretContents secret, byte[]?[] bundles, PodCertificate[] pods) =>
        Thumbprints(Bundle.Wanted(secret, bundles, pods));
}
