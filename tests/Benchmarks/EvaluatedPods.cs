namespace PyOps.Benchmarks;

/// <summary>Pods as the API server sends them: of a Deployment, with what it fills in.</summary>
internal static class EvaluatedPods
{
    /// <summary>Every rule is content.</summary>
    public const string Compliant = """
        {"kind":"Pod","apiVersion":"v1","metadata":{"name":"shop-6d5f9c7b8-x2x7k","generateName":"shop-6d5f9c7b8-","namespace":"shop","creationTimestamp":null,
        "labels":{"app.kubernetes.io/name":"shop","app.kubernetes.io/part-of":"store","pod-template-hash":"6d5f9c7b8"},
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"shop-6d5f9c7b8","uid":"7f0a2f0e-1d0c-4a39-9a61-0c5b1f4f7d11","controller":true,"blockOwnerDeletion":true}]},
        "spec":{"volumes":[{"name":"tmp","emptyDir":{"sizeLimit":"64Mi"}},{"name":"config","configMap":{"name":"shop","defaultMode":420}}],
        "containers":[{"name":"app","image":"registry.example.com/store/shop:1.27.3","command":["tini","--","gunicorn","--bind","0.0.0.0:8080","shop.wsgi"],
        "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
        "env":[{"name":"PORT","value":"8080"},{"name":"PYTHONFAULTHANDLER","value":"1"},{"name":"PYTHONUNBUFFERED","value":"1"},
        {"name":"DATABASE_PASSWORD","valueFrom":{"secretKeyRef":{"name":"shop","key":"password"}}}],
        "resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"250m","memory":"512Mi"}},
        "volumeMounts":[{"name":"tmp","mountPath":"/tmp"},{"name":"config","readOnly":true,"mountPath":"/etc/shop"}],
        "livenessProbe":{"httpGet":{"path":"/livez","port":"http","scheme":"HTTP"},"timeoutSeconds":2,"periodSeconds":20,"successThreshold":1,"failureThreshold":6},
        "readinessProbe":{"httpGet":{"path":"/readyz","port":"http","scheme":"HTTP"},"timeoutSeconds":2,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},
        "lifecycle":{"preStop":{"sleep":{"seconds":5}}},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent",
        "securityContext":{"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false}}],
        "restartPolicy":"Always","terminationGracePeriodSeconds":45,"dnsPolicy":"ClusterFirst","serviceAccountName":"shop","serviceAccount":"shop",
        "automountServiceAccountToken":false,"securityContext":{"runAsUser":10001,"runAsNonRoot":true,"fsGroup":10001,"seccompProfile":{"type":"RuntimeDefault"}},
        "schedulerName":"default-scheduler","enableServiceLinks":false,"preemptionPolicy":"PreemptLowerPriority"},"status":{}}
        """;

    /// <summary>The same, by someone who has not read the handbook.</summary>
    public static readonly string WithFindings = Compliant
        .Replace("shop:1.27.3", "shop:latest", StringComparison.Ordinal)
        .Replace("\"runAsNonRoot\":true,", "", StringComparison.Ordinal)
        .Replace("\"tini\",\"--\",", "", StringComparison.Ordinal)
        .Replace("\"drop\":[\"ALL\"]", "\"add\":[\"NET_ADMIN\"]", StringComparison.Ordinal)
        .Replace("\"containerPort\":8080", "\"containerPort\":80", StringComparison.Ordinal)
        .Replace("\"limits\":{\"memory\":\"512Mi\"}", "\"limits\":{}", StringComparison.Ordinal);
}
