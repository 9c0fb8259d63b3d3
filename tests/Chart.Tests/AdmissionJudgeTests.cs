using System.Text.Json.Nodes;
using PyOps.Cluster;

namespace PyOps.Chart.Tests;

/// <summary>That the judge, of whose silence other tests make something, does speak.</summary>
public class AdmissionJudgeTests
{
    private const string Policy =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: names}
        spec:
          paramKind: {apiVersion: v1, kind: ConfigMap}
          matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}
          matchConditions: [{name: not-root, expression: "request.userInfo.username != 'root'"}]
          validations:
          - expression: object.metadata.name.startsWith(params.data.prefix)
            messageExpression: "'in ' + namespaceObject.metadata.name + ' names start with ' + params.data.prefix"
          - expression: "!has(object.spec.hostNetwrk)"
          - expression: 1 +
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: names}
        spec: {policyName: names, paramRef: {name: names, namespace: web, parameterNotFoundAction: Deny}, validationActions: [Deny]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: names, namespace: web}
        data: {prefix: web-}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: conditions}
        webhooks:
        - name: broken.example.com
          rules: [{apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [pods]}]
          matchConditions: [{name: broken, expression: object.}]
        - name: seldom.example.com
          rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
          matchConditions: [{name: seldom, expression: "object.metadata.name == 'web-seldom'"}]
        """;

    [ClusterFact]
    public async Task What_does_not_compile_or_fit_is_told_with_its_field()
    {
        var answer = await AdmissionJudge.Ask(Policy, []);

        var policy = Assert.Single(answer["policies"]!.AsArray())!;
        Assert.Equal(["spec.validations[2].expression"], Fields(policy["errors"]!));
        Assert.Contains("Syntax error", (string)policy["errors"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Contains("spec.validations[1].expression", Fields(policy["warnings"]!));
        Assert.Contains("undefined field 'hostNetwrk'", (string)policy["warnings"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(["matchConditions[0].expression"], Fields(answer["webhooks"]![0]!["errors"]!));
        Assert.Empty(answer["webhooks"]![1]!["errors"]!.AsArray());
    }

    [ClusterFact]
    public async Task Parameters_namespaces_and_match_conditions_decide_as_on_a_server()
    {
        var root = Pod("other");
        root["request"]!["userInfo"]!["username"] = "root";
        var compiles = Policy.Replace("  - expression: 1 +\n", "", StringComparison.Ordinal);

        var verdicts = (await AdmissionJudge.Ask(compiles, [Pod("other"), Pod("web-seldom"), root]))["verdicts"]!.AsArray();

        Assert.Equal(422, (int)verdicts[0]!["code"]!);
        Assert.EndsWith("denied request: in web names start with web-", (string)verdicts[0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal([false, true, true], verdicts.Select(verdict => (bool)verdict!["allowed"]!));
        Assert.Equal(
            ["passed over", "called", "passed over"],
            verdicts.Select(verdict => (string)verdict!["webhooks"]!["seldom.example.com"]!));
    }

    private static IEnumerable<string> Fields(JsonNode findings) => findings.AsArray().Select(finding => (string)finding!["field"]!);

    private static JsonObject Pod(string name)
    {
        var pod = new JsonObject { ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "web" } };
        return AdmissionJudge.Request("CREATE", ("", "Pod", "pods"), "", "web", pod, null);
    }
}
