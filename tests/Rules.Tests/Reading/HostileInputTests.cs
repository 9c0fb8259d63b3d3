using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;
using PyOps.Rules.Reading;

namespace PyOps.Rules.Tests.Reading;

public class HostileInputTests
{
    private static readonly byte[] Pod = Yaml.ToJson("""
        apiVersion: v1
        kind: Pod
        metadata: {name: shop, annotations: {container.apparmor.security.beta.kubernetes.io/app: unconfined}}
        spec:
          hostNetwork: true
          securityContext: {runAsUser: 0, sysctls: [{name: a}], seLinuxOptions: {type: t}, windowsOptions: {hostProcess: true}}
          volumes: [{name: v, hostPath: {path: /}}]
          containers:
          - {name: app, image: app, command: [sh, -c, python], env: [{name: PORT, value: "80"}], ports: [{containerPort: 80}],
             livenessProbe: {httpGet: {port: http, host: h}}, lifecycle: {preStop: {sleep: {seconds: 99}}},
             resources: {limits: {cpu: 1}}, securityContext: {capabilities: {add: [A], drop: [B]}, seccompProfile: {type: x}}}
        """);

    // Pieces reach further than random characters.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"kind\":\"Pod\"", "\"spec\":", "\"containers\":[", "{\"name\":\"a\"", "\"image\":", "null",
            "true", "1e999", "-1", "\"x\"",
        "\"securityContext\":{", "\"capabilities\":{\"add\":[", "\"template\":", "\"kind\":\"CronJob\"", "\"jobTemplate\":{",
            "\"ports\":[{\"hostPort\":", "\"items\":[", "\\u0000", "\"\\ud800\"",
    ];

    [Theory]
    [InlineData("""{"kind":"Pod","spec":[]}""", "spec: expected an object")]
    [InlineData("""{"kind":"Pod","spec":{"containers":{}}}""", "spec.containers: expected a list")]
    [InlineData("""{"kind":"Pod","spec":{"containers":[{},"x"]}}""", "spec.containers[1]: expected an object")]
    [InlineData("""{"kind":"Pod","spec":{"containers":[{"image":1}]}}""", "spec.containers[0].image: expected a text")]
    [InlineData("""{"kind":"Pod","spec":{"hostNetwork":"true"}}""", "spec.hostNetwork: expected true or false")]
    [InlineData(
        """{"kind":"Pod","spec":{"securityContext":{"runAsUser":1e400}}}""",
        "spec.securityContext.runAsUser: expected a whole number of at most 64 bits")]
    [InlineData(
        """{"kind":"Pod","spec":{"securityContext":{"runAsUser":0.0}}}""",
        "spec.securityContext.runAsUser: expected a whole number of at most 64 bits")]
    [InlineData(
        """{"kind":"Pod","spec":{"containers":[{"ports":[{"hostPort":4294967376}]}]}}""",
        "spec.containers[0].ports[0].hostPort: expected a whole number of at most 32 bits")]
    [InlineData("""{"kind":"Pod","spec":{"hostPID":false,"hostPID":true}}""", "spec.hostPID: expected a field that is written once")]
    [InlineData("""{"kind":"Pod","spec":{"hostPID":null,"hostPID":true}}""", "spec.hostPID: expected a field that is written once")]
    [InlineData("""{"kind":"Pod","spec":{},"spec":{}}""", "spec: expected a field that is written once")]
    [InlineData("""{"kind":"Deployment","kind":"Service"}""", "kind: expected a field that is written once")]
    [InlineData("""{"spec":{"containers":7},"kind":"Pod"}""", "spec.containers: expected a list")]
    [InlineData("""{"kind":7}""", "kind: expected a text")]
    [InlineData("""{}""", "kind: missing")]
    [InlineData("""null""", "kind: missing")]
    [InlineData("""[]""", "expected an object")]
    [InlineData("""{"kind":"Pod"} {}""", "not JSON at line 1, byte 16")]
    [InlineData("""{"kind":"Pod",""", "not JSON at line 1, byte 14")]
    [InlineData("", "not JSON at line 1, byte 1")]
    [InlineData("""{"kind":"Pod","spec":{"containers":[{"image":"\ud800"}]}}""", "a text is not valid Unicode")]
    [InlineData("""{"kind":"Pod","metadata":{"annotations":[]}}""", "metadata.annotations: expected an object")]
    [InlineData(
        """{"kind":"Pod","metadata":{"annotations":{"container.apparmor.security.beta.kubernetes.io/a":1}}}""",
        "metadata.annotations.container.apparmor.security.beta.kubernetes.io/a: expected a text")]
    public void What_cannot_be_read_says_where_and_why(string json, string problem) =>
        Assert.Equal(problem, PodReader.Read(Encoding.UTF8.GetBytes(json)).Problem);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused() =>
        Assert.Equal("not UTF-8", PodReader.Read([.. "{\"kind\":\"Pod"u8, 0xff, .. "\"}"u8]).Problem);

    [Fact]
    public void Depth_and_size_have_bounds()
    {
        Assert.Equal(
            "nested more than 10010 deep",
            PodReader.Read(Encoding.UTF8.GetBytes("{\"kind\":\"Pod\",\"a\":" + new string('[', 1_000_000))).Problem);
        Assert.Equal("more than 7 MiB", PodReader.Read(new byte[PodReader.MaxBytes + 1]).Problem);
    }

    [Fact]
    public void Lists_have_bounds()
    {
        static string Items(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));

        Assert.Equal(
            "spec.containers[500]: expected a shorter list",
            PodReader.Read(Encoding.UTF8.GetBytes("""{"kind":"Pod","spec":{"containers":[""" + Items("{}", 501) + "]}}")).Problem);
        Assert.EndsWith(
            "expected a shorter list",
            PodReader.Read(Encoding.UTF8.GetBytes("""{"kind":"Pod","spec":{"volumes":[""" + Items("{}", 100_000) + "]}}")).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_annotations_have_bounds()
    {
        static string Annotations(int count) =>
            string.Join(',', Enumerable.Range(0, count).Select(i => $"\"container.apparmor.security.beta.kubernetes.io/{i}\":\"a\""));
        static string? Named(int length) => PodReader.Read(Encoding.UTF8
            .GetBytes("{\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\"" + new string('a', length) + "\"}]}}")).Problem;
        static string? Annotated(int count) =>
            PodReader.Read(Encoding.UTF8.GetBytes("""{"kind":"Pod","metadata":{"annotations":{""" + Annotations(count) + "}}}")).Problem;

        Assert.Null(Named(1024));
        Assert.Equal("spec.containers[0].name: expected a shorter name", Named(1025));
        Assert.Null(Annotated(1000));
        Assert.Equal("metadata.annotations.container.apparmor.security.beta.kubernetes.io/1000: expected fewer annotations of AppArmor",
            Annotated(1001));
    }

    [Fact]
    public void A_list_of_nothing_has_a_bound()
    {
        var readings = PodReader.ReadAll(Encoding.UTF8.GetBytes(
            """{"kind":"List","items":[""" + string.Join(',', Enumerable.Repeat("{}", 50_001)) + "]}"));

        Assert.Equal((50_001, "items[50000]: expected a shorter list"), (readings.Count, readings[^1].Problem));
    }

    [Fact]
    public void The_place_of_a_fault_is_short_and_on_its_line()
    {
        var problem = PodReader.Read(Encoding.UTF8.GetBytes(
            "{\"kind\":\"Pod\",\"metadata\":{\"annotations\":{\"container.apparmor.security.beta.kubernetes.io/\u0085" + new string('a',
                9000) + "\":1}}}")).Problem!;

        Assert.InRange(problem.Length, 1, 200);
        Assert.DoesNotContain(problem, char.IsControl);
    }

    [Fact]
    public void Wrong_types_do_not_hide_what_follows_in_a_document()
    {
        var reader = new Utf8JsonReader("""[{"kind":"Pod","spec":{"containers":[[[{}]],5]}}, 1]"""u8, PodReader.Options);
        reader.Read();
        reader.Read();

        Assert.NotNull(PodReader.Read(ref reader).Problem);
        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32());
    }

    [Fact]
    public void A_pod_that_breaks_off_anywhere_is_unreadable()
    {
        for (var length = 0; length < Pod.Length; length++)
            Assert.NotNull(PodReader.Read(Pod.AsSpan(0, length)).Problem);
    }

    [Property(MaxTest = 3000)]
    public void A_pod_with_any_byte_changed_is_read_without_an_exception(uint at, byte value)
    {
        var bytes = (byte[])Pod.Clone();
        bytes[at % bytes.Length] = value;
        Judge(bytes);
    }

    [Property(MaxTest = 3000)]
    public Property Any_mix_of_pieces_is_read_without_an_exception() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
            text => Judge(Encoding.UTF8.GetBytes(text)));

    [Property(MaxTest = 2000)]
    public void Any_bytes_are_read_without_an_exception(byte[] bytes) => Judge(bytes);

    private static void Judge(byte[] bytes)
    {
        foreach (var reading in PodReader.ReadAll(bytes))
        {
            var decision = Evaluator.Evaluate(reading, null, Policy.Default, Given.Request);
            Assert.True(reading.Problem is null || !decision.Allowed);
        }
    }
}
