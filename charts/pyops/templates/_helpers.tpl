{{- define "pyops.labels" -}}
app.kubernetes.io/name: pyops
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- /* By which pods are selected; for ever. (dict "root" $ "component" "operator") */ -}}
{{- define "pyops.selector" -}}
app.kubernetes.io/name: pyops
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- /* (dict "root" $ "image" .Values.operator.image) */ -}}
{{- define "pyops.image" -}}
{{- if eq .image.tag "latest" }}{{ fail (printf "the image %s has the tag latest; name a version in tag, or a digest in digest" .image.repository) }}{{ end -}}
{{- if .image.digest -}}
{{ .image.repository }}@{{ .image.digest }}
{{- else -}}
{{ .image.repository }}:{{ .image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- /* What pods of both components have in common. (dict "root" $ "component" "operator") */ -}}
{{- define "pyops.pod" -}}
serviceAccountName: pyops-{{ .component }}
automountServiceAccountToken: true
enableServiceLinks: false
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
{{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "pyops.selector" $ | nindent 8 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "pyops.container-security" -}}
privileged: false
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- /* Liveness is patient: it is for a process that hangs, not for an API server that is away. */ -}}
{{- define "pyops.probes" -}}
livenessProbe:
  httpGet:
    path: /livez
    port: health
  initialDelaySeconds: 10
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /readyz
    port: health
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 2
{{- end }}

{{- /* The namespaces that admission never looks at, by name: each is the system's, the release's own, or chosen by who installs. */ -}}
{{- define "pyops.excluded-namespaces" -}}
{{ concat (list "kube-system" "kube-public" "kube-node-lease" .Release.Namespace) .Values.admission.excludedNamespaces | uniq | toYaml }}
{{- end }}

{{- /* Not empty where Helm speaks to a server, each of which has this role; `helm template`, and so Argo CD and kustomize, see nothing of a cluster. */ -}}
{{- define "pyops.on-server" -}}
{{- if lookup "rbac.authorization.k8s.io/v1" "ClusterRole" "" "cluster-admin" }}true{{ end }}
{{- end }}

{{- /* A hook of this kind is what remains of nothing: see removal.yaml. */ -}}
{{- define "pyops.removal" -}}
helm.sh/hook: post-delete
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed
{{- end }}

{{- /*
The file of a definition. Servers before 1.27 refuse the messages that name what is wrong, as they do not know them: there the constant ones remain.
Takes a list of the path and the chart's root.
*/ -}}
{{- define "pyops.definition" -}}
{{- $root := last . -}}
{{- $text := $root.Files.Get (first .) -}}
{{- if semverCompare "<1.27-0" $root.Capabilities.KubeVersion.Version -}}
{{- $text = regexReplaceAll "(?m)^ *messageExpression: .*\n" $text "" -}}
{{- end -}}
{{- $text -}}
{{- end }}

{{- /* Not empty where policies hold the operator's account to what it does. */ -}}
{{- define "pyops.operator-guard" -}}
{{- $guard := get (dict "true" "on" "false" "off") (toString .Values.operator.guard) | default .Values.operator.guard -}}
{{- $served := semverCompare ">=1.30-0" .Capabilities.KubeVersion.Version -}}
{{- if and (eq $guard "on") (not $served) -}}
{{- fail (printf "operator.guard is on, and Kubernetes %s has no ValidatingAdmissionPolicy, which 1.30 has; write auto or off" .Capabilities.KubeVersion.Version) -}}
{{- end -}}
{{- if and $served (ne $guard "off") }}true{{ end -}}
{{- end }}

{{- /* A policy about what the operator's account does, up to what it matches. (dict "root" $ "name" "pyops-operator-pods") */ -}}
{{- define "pyops.operator-policy" }}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: {{ .name }}
  labels:
    {{- include "pyops.labels" .root | nindent 4 }}
    app.kubernetes.io/component: operator
spec:
  failurePolicy: Fail
  matchConditions:
    - name: is-the-operator
      expression: request.userInfo.username == 'system:serviceaccount:{{ .root.Release.Namespace }}:pyops-operator'
  matchConstraints:
    matchPolicy: Equivalent
    namespaceSelector: {}
    objectSelector: {}
{{- end }}

{{- /* What makes a policy hold everywhere. (dict "root" $ "name" "pyops-operator-pods") */ -}}
{{- define "pyops.policy-binding" }}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ .name }}
  labels:
    {{- include "pyops.labels" .root | nindent 4 }}
spec:
  policyName: {{ .name }}
  validationActions: [Deny]
{{- end }}
