using System.Text.Json.Nodes;
using PyOps.Operator.Runtime.Comparing;

namespace PyOps.Operator.Tests.Runtime.Comparing;

public sealed class StructuralComparisonTests
{
    [Theory]
    // Others may add.
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"metadata":{"labels":{"ours":"1","theirs":"2"}}}""", """{"metadata":{"labels":{"ours":"1"}}}""")]
    [InlineData("""{"a":1}""", """{"a":null}""")]
    [InlineData("""{"a":1}""", """{"b":null}""")]
    // Quantities.
    [InlineData(
        """{"resources":{"limits":{"cpu":"500m","memory":"1Gi"}}}""",
        """{"resources":{"limits":{"cpu":"0.5","memory":"1024Mi"}}}""")]
    [InlineData("""{"resources":{"requests":{"cpu":"1"}}}""", """{"resources":{"requests":{"cpu":1}}}""")]
    [InlineData("""{"resources":{"requests":{"cpu":"1e3"}}}""", """{"resources":{"requests":{"cpu":"1k"}}}""")]
    [InlineData("""{"emptyDir":{"sizeLimit":"1Gi"}}""", """{"emptyDir":{"sizeLimit":"1024Mi"}}""")]
    // Integers or strings.
    [InlineData("""{"targetPort":80}""", """{"targetPort":"80"}""")]
    [InlineData(
        """{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":0}}""",
        """{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":"0"}}""")]
    // What the server omits.
    [InlineData("""{"spec":{}}""", """{"spec":{"hostNetwork":false,"hostPID":false,"hostIPC":false}}""")]
    [InlineData("""{"spec":{}}""", """{"spec":{"minReadySeconds":0,"paused":false,"publishNotReadyAddresses":false}}""")]
    [InlineData("""{"spec":{}}""", """{"spec":{"nodeSelector":{},"tolerations":[],"securityContext":{"sysctls":[]}}}""")]
    [InlineData("""{"env":[{"name":"A"}]}""", """{"env":[{"name":"A","value":""}]}""")]
    [InlineData("""{"volumes":[{"name":"t","emptyDir":{}}]}""", """{"volumes":[{"name":"t","emptyDir":{}}]}""")]
    // Lists with merge keys: others may add items.
    [InlineData("""{"containers":[{"name":"mesh"},{"name":"app","image":"a"}]}""", """{"containers":[{"name":"app"}]}""")]
    [InlineData("""{"env":[{"name":"A"},{"name":"X"},{"name":"B"}]}""", """{"env":[{"name":"A"},{"name":"B"}]}""")]
    [InlineData("""{"volumes":[{"name":"b"},{"name":"a"}]}""", """{"volumes":[{"name":"a"},{"name":"b"}]}""")]
    [InlineData(
        """{"ports":[{"containerPort":80,"protocol":"UDP"},{"containerPort":80,"protocol":"TCP","name":"http"}]}""",
        """{"ports":[{"containerPort":80,"name":"http"}]}""")]
    [InlineData(
        """{"ports":[{"port":80,"protocol":"TCP","targetPort":"http","nodePort":31000}]}""",
        """{"ports":[{"port":80,"protocol":"TCP","targetPort":"http"}]}""")]
    [InlineData(
        """{"volumeMounts":[{"mountPath":"/b","name":"v"},{"mountPath":"/a","name":"v"}]}""",
        """{"volumeMounts":[{"mountPath":"/a","name":"v","readOnly":false}]}""")]
    [InlineData("""{"imagePullSecrets":[{"name":"theirs"},{"name":"ours"}]}""", """{"imagePullSecrets":[{"name":"ours"}]}""")]
    [InlineData(
        """{"ownerReferences":[{"uid":"2","name":"x"},{"uid":"1","name":"y"}]}""",
        """{"ownerReferences":[{"uid":"1","name":"y"}]}""")]
    [InlineData("""{"conditions":[{"type":"B"},{"type":"A","status":"True"}]}""", """{"conditions":[{"type":"A","status":"True"}]}""")]
    [InlineData("""{"finalizers":["theirs","ours"]}""", """{"finalizers":["ours"]}""")]
    // Atomic: only what the server itself adds.
    [InlineData("""{"ingress":[{"ports":[{"port":80,"protocol":"TCP"}]}]}""", """{"ingress":[{"ports":[{"port":80}]}]}""")]
    [InlineData("""{"fieldRef":{"fieldPath":"a","apiVersion":"v1"}}""", """{"fieldRef":{"fieldPath":"a"}}""")]
    [InlineData(
        """{"tolerations":[{"key":"a","operator":"Exists"}]}""",
        """{"tolerations":[{"key":"a","operator":"Exists","value":""}]}""")]
    public void It_is_there_already(string live, string intent) =>
        Assert.Null(StructuralComparison.Compare(JsonNode.Parse(live), JsonNode.Parse(intent), Place.Root)?.ToString());

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", ".a: is 1, should be 2")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", ".a: is 1, should be \"1\"")]
    [InlineData("""{"a":{}}""", """{"a":{"b":{"c":"x"}}}""", ".a.b: is absent, should be an object")]
    [InlineData("""{"a":[1]}""", """{"a":{"b":1}}""", ".a: is a list of 1, should be an object")]
    // Not every string that looks like a quantity or a number is one.
    [InlineData(
        """{"labels":{"storage":"1Gi"}}""",
        """{"labels":{"storage":"1024Mi"}}""",
        ".labels[\"storage\"]: is \"1Gi\", should be \"1024Mi\"")]
    [InlineData("""{"labels":{"port":"080"}}""", """{"labels":{"port":"80"}}""", ".labels[\"port\"]: is \"080\", should be \"80\"")]
    [InlineData("""{"image":"1000m"}""", """{"image":"1"}""", ".image: is \"1000m\", should be \"1\"")]
    [InlineData("""{"limits":{"cpu":"500m"}}""", """{"limits":{"cpu":"501m"}}""", ".limits.cpu: is \"500m\", should be \"501m\"")]
    [InlineData("""{"maxSurge":"25%"}""", """{"maxSurge":25}""", ".maxSurge: is \"25%\", should be 25")]
    // A label's empty value is a value.
    [InlineData("""{"labels":{}}""", """{"labels":{"a":""}}""", ".labels[\"a\"]: is absent, should be \"\"")]
    // False that is not the same as absent.
    [InlineData("{}", """{"automountServiceAccountToken":false}""", ".automountServiceAccountToken: is absent, should be false")]
    [InlineData("{}", """{"allowPrivilegeEscalation":false}""", ".allowPrivilegeEscalation: is absent, should be false")]
    [InlineData("{}", """{"privileged":false}""", ".privileged: is absent, should be false")]
    [InlineData("{}", """{"readOnlyRootFilesystem":false}""", ".readOnlyRootFilesystem: is absent, should be false")]
    [InlineData("{}", """{"shareProcessNamespace":false}""", ".shareProcessNamespace: is absent, should be false")]
    [InlineData("{}", """{"replicas":0}""", ".replicas: is absent, should be 0")]
    [InlineData("""{"hostNetwork":true}""", """{"hostNetwork":false}""", ".hostNetwork: is true, should be false")]
    [InlineData("{}", """{"storageClassName":""}""", ".storageClassName: is absent, should be \"\"")]
    // One kind of volume must not pass for another.
    [InlineData(
        """{"volumes":[{"name":"t","hostPath":{"path":"/"}}]}""",
        """{"volumes":[{"name":"t","emptyDir":{}}]}""",
        ".volumes[t].emptyDir: is absent, should be an object")]
    // Order.
    [InlineData(
        """{"env":[{"name":"B"},{"name":"A"}]}""",
        """{"env":[{"name":"A"},{"name":"B"}]}""",
        ".env[B]: is too early in the list, should be after the ones before it")]
    [InlineData(
        """{"env":[{"name":"A","value":"1"},{"name":"A","value":"2"}]}""",
        """{"env":[{"name":"A","value":"1"}]}""",
        ".env[A]: is there more than once, should be there once")]
    [InlineData(
        """{"initContainers":[{"name":"b"},{"name":"a"}]}""",
        """{"initContainers":[{"name":"a"},{"name":"b"}]}""",
        ".initContainers[b]: is too early in the list, should be after the ones before it")]
    // Keys.
    [InlineData(
        """{"containers":[{"name":"app","image":"a"}]}""",
        """{"containers":[{"name":"app","image":"b"}]}""",
        ".containers[app].image: is \"a\", should be \"b\"")]
    [InlineData(
        """{"ports":[{"containerPort":80,"protocol":"UDP"}]}""",
        """{"ports":[{"containerPort":80}]}""",
        ".ports[80/TCP]: is absent, should be an object")]
    [InlineData(
        """{"topologySpreadConstraints":[{"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule"}]}""",
        """{"topologySpreadConstraints":[{"topologyKey":"zone","whenUnsatisfiable":"ScheduleAnyway"}]}""",
        ".topologySpreadConstraints[zone/ScheduleAnyway]: is absent, should be an object")]
    [InlineData("""{"finalizers":["a"]}""", """{"finalizers":["b"]}""", ".finalizers[]: is absent, should be \"b\"")]
    // Atomic lists and maps: whatever others add is a difference.
    [InlineData(
        """{"tolerations":[{"key":"a"},{"key":"b"}]}""",
        """{"tolerations":[{"key":"a"}]}""",
        ".tolerations: is a list of 2, should be a list of 1")]
    [InlineData(
        """{"capabilities":{"add":["NET_ADMIN"]}}""",
        """{"capabilities":{"add":[]}}""",
        ".capabilities.add: is a list of 1, should be a list of 0")]
    [InlineData(
        """{"envFrom":[{"secretRef":{"name":"b"}},{"secretRef":{"name":"a"}}]}""",
        """{"envFrom":[{"secretRef":{"name":"a"}},{"secretRef":{"name":"b"}}]}""",
        ".envFrom[0].secretRef.name: is \"b\", should be \"a\"")]
    [InlineData(
        """{"ingress":[{"from":[{"podSelector":{},"namespaceSelector":{}}]}]}""",
        """{"ingress":[{"from":[{"podSelector":{}}]}]}""",
        ".ingress[0].from[0].namespaceSelector: is an object, should be absent")]
    [InlineData("""{"selector":{"app":"a","also":"b"}}""", """{"selector":{"app":"a"}}""", ".selector.also: is \"b\", should be absent")]
    [InlineData(
        """{"nodeSelector":{"a":"b","c":"d"}}""",
        """{"nodeSelector":{"a":"b"}}""",
        ".nodeSelector[\"c\"]: is \"d\", should be absent")]
    // Secrets stay out of the log.
    [InlineData(
        """{"env":[{"name":"A","value":"hunter2"}]}""",
        """{"env":[{"name":"A","value":"hunter3"}]}""",
        ".env[A].value: is (hidden), should be (hidden)")]
    [InlineData(
        """{"data":{"password":"aHVudGVyMg=="}}""",
        """{"data":{"password":"aHVudGVyMw=="}}""",
        ".data[\"password\"]: is (hidden), should be (hidden)")]
    [InlineData("""{"args":["--token=a"]}""", """{"args":["--token=b"]}""", ".args[0]: is (hidden), should be (hidden)")]
    public void The_first_difference_is_named(string live, string intent, string difference)
    {
        Assert.False(StructuralComparison.Contains(JsonNode.Parse(live), JsonNode.Parse(intent)));
        Assert.Equal(difference, StructuralComparison.Compare(JsonNode.Parse(live), JsonNode.Parse(intent), Place.Root)?.ToString());
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1Ki", "1024")]
    [InlineData("2M", "2000000")]
    [InlineData("100n", "0.0000001")]
    [InlineData("1E", "1000000000000000000")]
    [InlineData("1E3", "1000")]
    [InlineData("12e-3", "0.012")]
    public void A_quantity_is_read(string text, string amount)
    {
        Assert.True(Quantity.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(amount), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("1 Gi")]
    [InlineData("1gi")]
    [InlineData("1e")]
    [InlineData("1e99")]
    [InlineData("1.2.3")]
    [InlineData("100Ei")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_quantity_is_not_read(string text) => Assert.False(Quantity.TryParse(text, out _));
}
