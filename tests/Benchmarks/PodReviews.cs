using System.Text;

namespace PyOps.Benchmarks;

/// <summary>Reviews of 2 KB as the API server sends them: of a pod of a Deployment.</summary>
internal static class PodReviews
{
    private const string Text = """
        {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"705ab4f5-6393-11e8-b7cc-42010a800002",
        "kind":{"group":"","version":"v1","kind":"Pod"},"resource":{"group":"","version":"v1","resource":"pods"},
        "requestKind":{"group":"","version":"v1","kind":"Pod"},"requestResource":{"group":"","version":"v1","resource":"pods"},
        "name":"shop-6d5f9c7b8-x2x7k","namespace":"shop","operation":"CREATE",
        "userInfo":{"username":"system:serviceaccount:kube-system:replicaset-controller",
            "groups":["system:serviceaccounts","system:authenticated"]},
        "object":{"kind":"Pod","apiVersion":"v1","metadata":{"name":"shop-6d5f9c7b8-x2x7k","generateName":"shop-6d5f9c7b8-",
            "namespace":"shop","creationTimestamp":null,
        "labels":{"app.kubernetes.io/name":"shop","pod-template-hash":"6d5f9c7b8"}},
        "spec":{"volumes":[{"name":"tmp","emptyDir":{}}],
        "containers":[{"name":"app","image":"registry.example.com/store/shop:1.27.3",
            "command":["tini","--","gunicorn","--bind","0.0.0.0:8080","--threads=4","shop.wsgi"],
        "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
        "env":[{"name":"PYTHONFAULTHANDLER","value":"1"},
            {"name":"DATABASE_PASSWORD","valueFrom":{"secretKeyRef":{"name":"shop","key":"password"}}}],
        "resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"250m","memory":"512Mi"}},
            "volumeMounts":[{"name":"tmp","mountPath":"/tmp"}],
        "livenessProbe":{"httpGet":{"path":"/livez","port":"http"},"periodSeconds":20},
            "readinessProbe":{"httpGet":{"path":"/readyz","port":"http"},"periodSeconds":5},
        "lifecycle":{"preStop":{"sleep":{"seconds":5}}},"imagePullPolicy":"IfNotPresent",
        "securityContext":{"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false}}],
        "restartPolicy":"Always","terminationGracePeriodSeconds":45,"dnsPolicy":"ClusterFirst",
            "serviceAccountName":"shop","automountServiceAccountToken":false,
        "securityContext":{"runAsUser":10001,"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}},
            "schedulerName":"default-scheduler"},"status":{}},
        "oldObject":null,"dryRun":false,"options":{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1"}}}
        """;

    /// <summary>Every rule is content.</summary>
    public static byte[] Compliant { get; } = Compact(Text);

    /// <summary>The same, by someone who has not read the handbook.</summary>
    public static byte[] WithFindings { get; } = Compact(Text
        .Replace("shop:1.27.3", "shop:latest", StringComparison.Ordinal)
        .Replace("\"runAsNonRoot\":true,", "", StringComparison.Ordinal)
        .Replace("\"tini\",\"--\",", "", StringComparison.Ordinal)
        .Replace("\"drop\":[\"ALL\"]", "\"add\":[\"NET_ADMIN\"]", StringComparison.Ordinal)
        .Replace("\"containerPort\":8080", "\"containerPort\":80", StringComparison.Ordinal)
        .Replace("\"limits\":{\"memory\":\"512Mi\"}", "\"limits\":{}", StringComparison.Ordinal));

    private static byte[] Compact(string text) => Encoding.UTF8.GetBytes(string.Concat(text.Split('\n').Select(line => line.Trim())));
}
