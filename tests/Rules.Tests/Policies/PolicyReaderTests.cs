using System.Text;
using FsCheck.Xunit;
using PyOps.Rules.Checks;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Policies;

// What each field may be is in the fixtures that CRD and reader share (tests/Crds.Tests/Policies).
public class PolicyReaderTests
{
    [Fact]
    public void A_policy_is_read_whole()
    {
        var policy = Read("""
            rules: {image-tag: Warn, literal-secret: Enforce, low-ports: Audit, read-only-root: Disabled}
            parameters: {minPort: 80, allowedCapabilities: [NET_BIND_SERVICE]}
            templates: Enforce
            exemptions:
            - {name: a, reason: because, expires: "2027-01-01T00:00:00Z", namespaces: [n], users: [u], images: ["r.io/i"],
            """ + """
             serviceAccounts: [s], containers: [c], rules: [low-ports]}
            """).Policy!;

        Assert.Equal(
            [Effect.Warn, Effect.Enforce, Effect.Audit, Effect.Disabled, Effect.Enforce],
            "image-tag literal-secret low-ports read-only-root non-root".Split(' ').Select(id => policy.EffectOf(Catalogue.Find(id)!)));
        Assert.Equal((80, "NET_BIND_SERVICE", Effect.Enforce), (policy.Parameters.MinPort, policy.Parameters.AllowedCapabilities.Single(),
            policy.Templates));
        var exemption = Assert.Single(policy.Exemptions);
        Assert.Equal("a because 01/01/2027 00:00:00 +00:00 n u r.io/i s c low-ports", string.Join(' ', exemption.Name, exemption.Reason,
            exemption.Expires,
            exemption.Namespaces.Single(), exemption.Users.Single(), exemption.Images.Single(), exemption.ServiceAccounts.Single(),
                exemption.Containers.Single(),
            exemption.Rules.Single()));
    }

    [Fact]
    public void An_empty_policy_is_the_default()
    {
        var policy = Read("{}").Policy!;

        Assert.All(Catalogue.All, rule => Assert.Equal(rule.Default, policy.EffectOf(rule)));
        Assert.Equal((1024, Effect.Warn), (policy.Parameters.MinPort, policy.Templates));
    }

    [Theory]
    [InlineData("rules: {image-tags: Warn}", "spec.rules.image-tags: \"image-tags\" is no rule; did you mean image-tag?")]
    [InlineData("rules: {imagetag: Warn}", "spec.rules.imagetag: \"imagetag\" is no rule; did you mean image-tag?")]
    [InlineData("rules: {livenes-probe: Warn}", "spec.rules.livenes-probe: \"livenes-probe\" is no rule; did you mean liveness-probe?")]
    [InlineData("template: Warn", "spec.template: \"template\" is no field; did you mean templates?")]
    [InlineData(
        "exemptions: [{name: a, reason: b, users: [u], namespace: [web], rules: [low-ports]}]",
        "spec.exemptions[0].namespace: \"namespace\" is no field; did you mean namespaces?")]
    public void The_nearest_known_name_is_in_the_message(string spec, string error)
    {
        var reading = Read(spec);

        Assert.Null(reading.Policy);
        Assert.Equal(error, Assert.Single(reading.Errors).ToString());
    }

    [Fact]
    public void What_is_near_to_nothing_gets_the_whole_list() =>
        Assert.Contains("\"zzzzzzzzzzzz\" is no rule; there are apparmor, concurrency, ",
            Read("rules: {zzzzzzzzzzzz: Warn}").Errors[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"other"},"spec":{}}""", "metadata.name")]
    [InlineData("""{"apiVersion":"pyops.dev/v1","kind":"RuntimePolicy","metadata":{"name":"default"},"spec":{}}""", "")]
    [InlineData(
        """{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"},"spec":{"rules":{},"rules":{}}}""",
        "")]
    [InlineData("""{"apiVersion":"pyops.dev/v1alpha1","kind":"RuntimePolicy","metadata":{"name":"default"},"spec":7}""", "spec")]
    [InlineData("""{"apiVersion":""", "")]
    [InlineData("", "")]
    public void What_is_no_policy_is_refused(string json, string field) =>
        Assert.Contains(PolicyReader.Read(Encoding.UTF8.GetBytes(json)).Errors, error => error.Field == field);

    [Fact]
    public void Something_huge_is_refused() => Assert.Single(PolicyReader.Read(new byte[PolicyReader.MaxBytes + 1]).Errors);

    [Property(MaxTest = 2000)]
    public void Any_bytes_are_read_without_an_exception(byte[] bytes) => Assert.NotEmpty(PolicyReader.Read(bytes).Errors);

    [Property(MaxTest = 2000)]
    public void A_policy_with_any_byte_changed_is_read_without_an_exception(uint at, byte value)
    {
        var bytes = Document(
            "exemptions: [{name: a, reason: b, expires: '2027-01-01T00:00:00Z', users: [u], images: [r.io/i], rules: [low-ports]}]");
        bytes[at % bytes.Length] = value;
        var reading = PolicyReader.Read(bytes);
        Assert.Equal(reading.Policy is null, reading.Errors.Count > 0);
    }

    private static PolicyReading Read(string spec) => PolicyReader.Read(Document(spec));

    private static byte[] Document(string spec) => Yaml.ToJson(
        "apiVersion: pyops.dev/v1alpha1\nkind: RuntimePolicy\nmetadata: {name: default}\nspec:\n  " + spec.ReplaceLineEndings("\n  "));
}
