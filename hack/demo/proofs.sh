# Proofs from the live containers. Sourced by run.
# shellcheck shell=bash

pods() { kubectl get -n shop pods -l pyops.dev/service=shop -o name; }

service_url() { printf 'http://%s' "$(kubectl get -n shop service shop -o jsonpath='{.spec.clusterIP}:{.spec.ports[0].port}')"; }

prove_processes() {
  title "Inside the containers"
  local pod
  for pod in $(pods); do
    printf '%s\n' "$pod"
    # shellcheck disable=SC2016 # expanded inside the container
    kubectl exec -n shop "$pod" -- sh -c '
      status() { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }
      printf "  %-36s %s\n" "uid, gid" "$(id -u), $(id -g) ($(id -un), HOME=$HOME)"
      printf "  %-36s %s\n" "effective capabilities" "$(status CapEff)"
      printf "  %-36s %s\n" "no new privileges, seccomp filter" "$(status NoNewPrivs), $(status Seccomp)"
      printf "  %-36s %s\n" "process 1" "$(cat /proc/1/comm)"
      printf "  %-36s %s\n" "PORT" "$PORT"
      touch /usr/x 2> /dev/null && root=writable || root=read-only
      touch /tmp/x && tmp=writable
      printf "  %-36s %s\n" "root filesystem, /tmp" "$root, $tmp"
      [ -e /var/run/secrets/kubernetes.io/serviceaccount ] && token=mounted || token=none
      printf "  %-36s %s\n" "service account token" "$token"'
  done
}

prove_probes() {
  title "Probes, as the kubelet runs them"
  kubectl describe -n shop "$(pods | head -n 1)" | sed -n 's/^ *\(Liveness\|Readiness\|Startup\): */  \1: /p'
}

prove_service() {
  title "A request through the Service"
  show curl -fsS "$(service_url)/whoami"
}

is_hardened() {
  [ "$(kubectl get -n shop deployment shop -o jsonpath='{.spec.template.spec.hostNetwork}{.spec.template.spec.containers[0].securityContext.privileged}')" = false ]
}

prove_drift() {
  title "Somebody makes the pods privileged, on the host's network"
  local start
  kubectl scale -n shop pysvc/shop --replicas=0 > /dev/null
  kubectl wait -n shop --for=condition=Ready --timeout=60s pysvc/shop > /dev/null
  start=$(date +%s%N)
  kubectl patch -n shop deployment shop --type=strategic --patch \
    '{"spec":{"template":{"spec":{"hostNetwork":true,"containers":[{"name":"app","securityContext":{"privileged":true,"allowPrivilegeEscalation":true}}]}}}}'
  wait_until 10 "the repair of the drift" is_hardened
  fact "put back after" "$((($(date +%s%N) - start) / 1000000)) ms (with kubectl's own start-up)"
}

prove_scale() {
  title "kubectl scale"
  show kubectl scale -n shop pysvc/shop --replicas=3
  wait_until 90 "three ready pods" test_ready 3/3
  show kubectl get -n shop pysvc shop
}

test_ready() { [ "$(kubectl get -n shop pysvc shop -o jsonpath='{.status.ready}/{.status.conditions[?(@.type=="Ready")].status}')" = "$1/True" ]; }

prove_rollout() {
  title "A rolling update under traffic"
  local url requests failures new clients=()
  url=$(service_url)
  # Four clients, a new connection each time: what a balancer without keep-alive does.
  for client in 1 2 3 4; do
    while [ ! -e "$WORK/stop" ]; do
      curl -s -o /dev/null -m 5 -w '%{http_code} %{errormsg}\n' "$url/version" || true
    done > "$WORK/traffic.$client" &
    clients+=($!)
  done
  new=$(hack/cluster/push "$NAME" "$(hack/cluster/image shop | tail -n 1)" shop:1.1.0)
  kubectl patch -n shop pysvc shop --type=merge --patch "{\"spec\":{\"image\":\"$new\"}}"
  kubectl wait -n shop --for=condition=Reconciling --timeout=30s pysvc/shop
  kubectl wait -n shop --for=condition=Ready --timeout=180s pysvc/shop
  touch "$WORK/stop"
  wait "${clients[@]}"
  requests=$(cat "$WORK"/traffic.* | wc -l)
  failures=$(cat "$WORK"/traffic.* | grep -vc '^200 ' || true)
  fact "requests while every pod was replaced" "$requests"
  fact "failed" "$failures"
  [ "$failures" = 0 ] || { grep -hv '^200 ' "$WORK"/traffic.* | sort | uniq -c; fail "the rolling update lost requests"; }
}

prove_bad_spec() {
  title "What a bad spec answers"
  bad_spec "$WORK/bad-port.yaml" '{image: "reg:5000/shop:1.0.0", port: 80}'
  show kubectl apply -n shop -f "$WORK/bad-port.yaml" || true
  bad_spec "$WORK/bad.yaml" '{image: "reg:5000/shop", command: [sh, -c, "gunicorn shop.wsgi:app"]}'
  show kubectl apply -n shop -f "$WORK/bad.yaml"
  wait_until 10 "the answer to the bad spec" kubectl wait -n shop --for=condition=Stalled --timeout=1s pysvc/bad
  show kubectl get -n shop pysvc bad -o jsonpath='{.status.conditions[?(@.type=="Ready")].message}'
  echo
}

# bad_spec FILE SPEC: writes it, and shows what is bad.
bad_spec() {
  printf 'apiVersion: pyops.dev/v1alpha1\nkind: PythonService\nmetadata: {name: bad}\nspec: %s\n' "$2" > "$1"
  show tail -n 1 "$1"
}

# The exit code of a rejection is not ours.
is_rejected() { { kubectl run web -n shop --image=nginx:latest --dry-run=server 2>&1 || true; } | grep -q 'denied the request'; }

prove_admission() {
  title "A pod that breaks the practices, where the namespace enforces"
  wait_until 30 "the first rejection" is_rejected
  show kubectl run web -n shop --image=nginx:latest || true
  title "The same pod in a namespace without a label: admitted, with warnings"
  show kubectl run web -n default --image=nginx:latest
}
