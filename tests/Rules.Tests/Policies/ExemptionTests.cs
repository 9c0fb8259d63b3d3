using PyOps.Rules.Checks;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Policies;

public class ExemptionTests
{
    private const string Ports = "containers: [{name: app, image: 'reg.io/in/c:1', ports: [{containerPort: 80}]}]";

    private static readonly Exemption Base = new()
    {
        Name = "e",
        Reason = "r",
        Namespaces = ["web"],
        Rules = [Catalogue.Find("low-ports")!, Catalogue.Find("host-namespaces")!]
    };

    public static TheoryData<string, Exemption, bool> Cases => new()
    {
        { "its namespace", Base, true },
        { "another namespace", Base with { Namespaces = ["shop"] }, false },
        { "a pattern of namespaces", Base with { Namespaces = ["w*"] }, true },
        { "a pattern is anchored at its end", Base with { Namespaces = ["we"] }, false },
        { "a pattern is anchored at its beginning", Base with { Namespaces = ["eb"] }, false },
        { "its user", Base with { Namespaces = [], Users = ["jane"] }, true },
        { "another user", Base with { Namespaces = [], Users = ["joe"] }, false },
        { "both namespace and user are asked", Base with { Users = ["joe"] }, false },
        { "neither is asked: nobody is exempt", Base with { Namespaces = [] }, false },
        { "another rule", Base with { Rules = [Catalogue.Find("image-tag")!] }, false },
        { "its image", Base with { Images = ["reg.io/in/c:1"] }, true },
        { "its repository", Base with { Images = ["reg.io/in/c"] }, true },
        { "a pattern of images", Base with { Images = ["reg.io/in/*"] }, true },
        { "a star does not cross a slash", Base with { Images = ["reg.io/*"] }, false },
        { "another tag", Base with { Images = ["reg.io/in/c:2"] }, false },
        { "another registry", Base with { Images = ["evil.io/in/c"] }, false },
        { "the default service account", Base with { ServiceAccounts = ["default"] }, true },
        { "another service account", Base with { ServiceAccounts = ["ingress"] }, false },
        { "its container", Base with { Containers = ["a*"] }, true },
        { "another container", Base with { Containers = ["proxy"] }, false },
        { "until now", Base with { Expires = Given.Now }, true },
        { "until just now", Base with { Expires = Given.Now.AddTicks(-1) }, false },
        { "for a while", Base with { Expires = Given.Now.AddDays(1) }, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_is_exempt_when_all_that_is_asked_holds(string name, Exemption exemption, bool exempt) =>
        Assert.True(exempt == Find(exemption, Ports, "low-ports") is [], name);

    [Fact]
    public void A_request_of_nobody_in_no_namespace_is_not_exempt() =>
        Assert.Single(Evaluator.Find(Given.View(Ports), Only("low-ports", Base), Given.Request with { Namespace = null, User = null }));

    [Theory]
    [InlineData("{name: a, image: 'reg.io/in/c:1'}", true)]
    [InlineData("{name: a, image: 'reg.io/in/c:1'}, {name: b, image: 'reg.io/other:1'}", false)]
    public void The_pod_itself_is_exempt_when_every_container_is(string containers, bool exempt) =>
        Assert.Equal(exempt, Find(Base with { Images = ["reg.io/in/*"] }, $"hostNetwork: true, containers: [{containers}]",
            "host-namespaces") is []);

    [Theory]
    [InlineData("nginx", "docker.io/library/nginx")]
    [InlineData("nginx:1.27", "docker.io/library/nginx:1.27")]
    [InlineData("bitnami/nginx", "docker.io/bitnami/*")]
    [InlineData("index.docker.io/library/nginx", "docker.io/library/nginx")]
    [InlineData("docker.io/nginx", "docker.io/library/nginx")]
    [InlineData("REG.example.com/shop:1", "reg.example.com/shop")]
    [InlineData("localhost/shop", "localhost/shop")]
    [InlineData("reg:5000/shop", "reg:5000/shop")]
    [InlineData("reg:5000/shop:1@sha256:00", "reg:5000/shop")]
    public void An_image_is_written_out_before_it_is_compared(string image, string pattern) =>
        Assert.Empty(Find(Base with { Images = [pattern] },
            $"containers: [{{name: a, image: '{image}', ports: [{{containerPort: 80}}]}}]", "low-ports"));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("*b*", "abc", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*c", "a/c", false)]
    [InlineData("*/*", "a/b", true)]
    [InlineData("*/*", "a/b/c", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a*", "b", false)]
    public void A_star_is_any_run_but_slashes(string pattern, string user, bool exempt) =>
        Assert.Equal(exempt, Evaluator.Find(
            Given.View(Ports), Only("low-ports", Base with { Namespaces = [], Users = [pattern] }),
                Given.Request with { User = user }) is []);

    [Fact]
    public void A_costly_pattern_is_answered_at_once() =>
        Assert.NotEmpty(Find(Base with { Containers = [string.Concat(Enumerable.Repeat("a*", 200)) + "b"] },
            $"containers: [{{name: {new string('a', 1024)}, ports: [{{containerPort: 80}}]}}]", "low-ports"));

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void A_text_that_no_name_is_as_long_as_is_not_exempt(int length, bool exempt) => Assert.Equal(exempt, Evaluator.Find(
        Given.View(Ports), Only("low-ports", Base with { Namespaces = [], Users = ["a*"] }),
            Given.Request with { User = new string('a', length) }) is []);

    private static IReadOnlyList<Finding> Find(Exemption exemption, string spec, string rule) =>
        Evaluator.Find(Given.View(spec), Only(rule, exemption), Given.Request);

    private static Policy Only(string rule, Exemption exemption) => Selection.Of(rule, new Policy { Exemptions = [exemption] }, out _)!;
}
