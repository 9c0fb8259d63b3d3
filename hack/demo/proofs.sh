# Proofs from the live containers. Sourced by run.
# shellcheck shell=bash

CLI=artifacts/bin/kubectl-pyops

pods() { kubectl get -n shop pods -l pyops.dev/service=shop -o name; }

service_url() { printf 'http://%s' "$(kubectl get -n shop service shop -o jsonpath='{.spec.clusterIP}:{.spec.ports[0].port}')"; }

# findings FILE: lints a file, and counts.
findings() {
  "$CLI" lint "$1" >&2 || true
  "$CLI" lint --output json "$1" | grep -c '"rule":' || true
}

show_lint() {
  local before after
  # Whatever is there already may be of earlier sources.
  fact "kubectl-pyops" "is compiled; half a minute"
  make cli > "$WORK/cli.log" 2>&1 || { cat "$WORK/cli.log"; fail "kubectl-pyops does not compile"; }
  show cat hack/demo/before.yaml
  printf '%s$ kubectl pyops lint hack/demo/before.yaml%s\n' "$BOLD" "$PLAIN"
  before=$(findings hack/demo/before.yaml)
  printf '%s$ kubectl pyops lint config/samples/shop/pythonservice.yaml%s\n' "$BOLD" "$PLAIN"
  after=$(findings config/samples/shop/pythonservice.yaml)
  show "$CLI" explain shell-form
  proof "findings in a usual Deployment, and in a PythonService" "$before, $after"
  [ "$after" = 0 ] || fail "the sample breaks a rule"
}

prove_processes() {
  local pod
  for pod in $(pods); do
    printf '%s\n' "$pod"
    # shellcheck disable=SC2016 # expanded inside the container
    kubectl exec -n shop "$pod" -- sh -c '
      status() { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }
      printf "  %-44s %s\n" "uid, gid" "$(id -u), $(id -g) ($(id -un), HOME=$HOME)"
      printf "  %-44s %s\n" "effective capabilities" "$(status CapEff)"
      printf "  %-44s %s\n" "no new privileges, seccomp filter" "$(status NoNewPrivs), $(status Seccomp)"
      printf "  %-44s %s\n" "process 1" "$(cat /proc/1/comm)"
      printf "  %-44s %s\n" "PORT" "$PORT"
      touch /usr/x 2> /dev/null && root=writable || root=read-only
      touch /tmp/x && tmp=writable
      printf "  %-44s %s\n" "root filesystem, /tmp" "$root, $tmp"
      [ -e /var/run/secrets/kubernetes.io/serviceaccount ] && token=mounted || token=none
      printf "  %-44s %s\n" "service account token" "$token"' | tee "$WORK/inside"
  done
  proof "uid, capabilities, root filesystem" "$(sed -n '
    s/^  uid, gid *\([0-9]*\),.*/\1/p
    s/^  effective capabilities *0*$/none/p
    s/^  root filesystem, .tmp *\([a-z-]*\),.*/\1/p' "$WORK/inside" | paste -sd, | sed 's/,/, /g')"
}

prove_probes() {
  kubectl describe -n shop "$(pods | head -n 1)" | sed -n 's/^ *\(Liveness\|Readiness\|Startup\): */  \1: /p' | tee "$WORK/probes"
  proof "probes" "$(wc -l < "$WORK/probes")"
}

# From a pod: a cluster's Services are not reached from everywhere.
ask() {
  kubectl exec -n shop "$(pods | head -n 1)" -- python -c \
    "import urllib.request; print(urllib.request.urlopen('$(service_url)$1').read().decode())"
}

prove_service() {
  ask /whoami
  proof "a request through the Service" "$(ask /healthz)"
}

is_hardened() {
  local fields='{.spec.template.spec.hostNetwork}{.spec.template.spec.containers[0].securityContext.privileged}'
  [ "$(kubectl get -n shop deployment shop -o jsonpath="$fields")" = false ]
}

# Without pods for a moment: what is shown is the Deployment, and none shall start privileged here.
prove_drift() {
  local start
  fact "scaled to 0 before" "so that no pod of it ever starts"
  kubectl scale -n shop pysvc/shop --replicas=0 > /dev/null
  kubectl wait -n shop --for=condition=Ready --timeout=60s pysvc/shop > /dev/null
  start=$(date +%s%N)
  kubectl patch -n shop deployment shop --type=strategic --patch '{"spec":{"template":{"spec":{
    "hostNetwork":true,
    "containers":[{"name":"app","securityContext":{"privileged":true,"allowPrivilegeEscalation":true}}]}}}}'
  wait_until 10 "the repair of the drift" is_hardened
  proof "an edit that makes it privileged: put back after" "$((($(date +%s%N) - start) / 1000000)) ms, with kubectl's own start"
}

prove_scale() {
  show kubectl scale -n shop pysvc/shop --replicas=3
  wait_until 120 "three ready pods" test_ready 3/3
  show kubectl get -n shop pysvc shop
  proof "kubectl scale" "$(kubectl get -n shop pysvc shop -o jsonpath='{.status.ready}') ready"
}

test_ready() {
  local fields='{.status.ready}/{.status.conditions[?(@.type=="Ready")].status}'
  [ "$(kubectl get -n shop pysvc shop -o jsonpath="$fields")" = "$1/True" ]
}

# traffic COMMAND...: in the pod that makes it.
traffic() { kubectl exec -n shop traffic -- "$@"; }

prove_rollout() {
  local requests failures
  sed "s#IMAGE#$SHOP#; s#URL#$(service_url)/version#" hack/demo/traffic.yaml | kubectl apply -n shop -f -
  kubectl wait -n shop --for=condition=Ready --timeout=60s pod/traffic
  wait_until 30 "the first answers" traffic test -s /tmp/answers
  kubectl patch -n shop pysvc shop --type=merge --patch "{\"spec\":{\"image\":\"$(image_of 1.1.0)\"}}"
  kubectl wait -n shop --for=condition=Reconciling --timeout=30s pysvc/shop
  kubectl wait -n shop --for=condition=Ready --timeout=180s pysvc/shop
  traffic touch /tmp/stop
  wait_until 30 "the last answers" traffic test -e /tmp/stopped
  requests=$(traffic cat /tmp/answers | wc -l)
  failures=$(traffic cat /tmp/answers | grep -vc '^200$' || true)
  proof "requests while every pod was replaced, failed" "$requests, $failures"
  [ "$failures" = 0 ] || { traffic cat /tmp/answers | grep -v '^200$' | sort | uniq -c; fail "the rolling update lost requests"; }
}

prove_bad_spec() {
  bad_spec "$WORK/bad-port.yaml" '{image: "reg:5000/shop:1.0.0", port: 80}'
  expect "spec.port" kubectl apply -n shop -f "$WORK/bad-port.yaml"
  bad_spec "$WORK/bad.yaml" '{image: "reg:5000/shop:1.0.0", command: [sh, -c, "gunicorn shop.wsgi:app"]}'
  show kubectl apply -n shop -f "$WORK/bad.yaml"
  wait_until 10 "the answer to the bad spec" kubectl wait -n shop --for=condition=Stalled --timeout=1s pysvc/bad
  show kubectl get -n shop pysvc bad -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}'
  echo
  kubectl delete -n shop pysvc bad
  proof "a bad spec" "refused, with the field and what to write"
}

# bad_spec FILE SPEC: writes it, and shows what is bad.
bad_spec() {
  printf 'apiVersion: pyops.dev/v1alpha1\nkind: PythonService\nmetadata: {name: bad}\nspec: %s\n' "$2" > "$1"
  show tail -n 1 "$1"
}

# The exit code of a rejection is not ours.
is_rejected() { { kubectl run web -n shop --image=nginx:latest --dry-run=server 2>&1 || true; } | grep -q 'denied the request'; }

prove_admission() {
  wait_until 30 "the first rejection" is_rejected
  expect "denied the request" kubectl run web -n shop --image=nginx:latest
  proof "nginx:latest in a namespace that enforces" "rejected"
  show kubectl run web -n default --image=nginx:latest --dry-run=server
  proof "the same pod in a namespace without a label" "admitted, with warnings"
}

prove_exemption() {
  show cat hack/demo/exemption.yaml
  show kubectl apply -f hack/demo/exemption.yaml
  wait_until 30 "the exemption" kubectl apply -n shop --dry-run=server -f hack/demo/exempt-pod.yaml
  show kubectl apply -n shop --dry-run=server -f hack/demo/exempt-pod.yaml
  proof "a pod on port 80 whose image is exempt from low-ports" "admitted"
  show kubectl get rtp default
  kubectl delete -f hack/demo/exemption.yaml
  wait_until 30 "the end of the exemption" refused_again
  proof "the same pod after the exemption" "rejected"
}

refused_again() { ! kubectl apply -n shop --dry-run=server -f hack/demo/exempt-pod.yaml; }
