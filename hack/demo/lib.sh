# Parts of the demo: cluster, operator, output. Sourced by run.
# shellcheck shell=bash

NAME=demo
WORK=$(mktemp -d)
OPERATOR_LOG=$WORK/operator.log
OPERATOR_PID=
HEALTH=http://127.0.0.1:18081
BOLD='' PLAIN=''
if [ -t 1 ]; then BOLD=$'\033[1m' PLAIN=$'\033[0m'; fi

title() { printf '\n%s== %s%s\n' "$BOLD" "$*" "$PLAIN"; }

fact() { printf '  %-36s %s\n' "$1" "$2"; }

fail() { printf 'demo: %s\n' "$*" >&2; exit 1; }

# Says what it runs, as one would type it.
show() { printf '%s$ %s%s\n' "$BOLD" "$*" "$PLAIN"; "$@"; }

# wait_until SECONDS WHAT COMMAND...: polls until the command succeeds.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || fail "$what did not happen in time"
    sleep 0.2
  done
}

# A demo that was kept, or killed, has left its cluster, and perhaps its operator, which would answer for the new one.
not_twice() {
  ! curl -s -o /dev/null "$HEALTH/livez" || fail "$HEALTH answers already: end the demo before this one, as it said when it was left running"
  hack/cluster/down "$NAME" 2> /dev/null
}

start_cluster() {
  local env
  env=$(hack/cluster/up "$NAME" | tail -n 1)
  while IFS='=' read -r key value; do export "$key=$value"; done < "$env"
  export PATH="$PYOPS_PATH:$PATH"
  kubectl get nodes
}

publish_operator() {
  make --no-print-directory publish > "$WORK/publish.log" 2>&1 || { cat "$WORK/publish.log"; fail "the operator does not build"; }
  fact "binary" "$(du -sh artifacts/bin/pyops-operator | cut -f1) in artifacts/bin/pyops-operator"
}

install_manifests() {
  # The test cluster is older than CEL rules in CRDs; a current server takes config/ as it is.
  kubectl kustomize config | hack/cluster/without-cel > "$WORK/install.yaml"
  kubectl apply --server-side -f "$WORK/install.yaml" > /dev/null
  kubectl wait --for=condition=Established --timeout=30s crd/pythonservices.pyops.dev
  kubectl create namespace shop > /dev/null
}

# The operator runs beside the cluster, with the permissions of its own service account and no others.
start_operator() {
  local server ca token
  server=$(kubectl config view --raw --minify -o jsonpath='{.clusters[0].cluster.server}')
  ca=$WORK/ca.crt
  kubectl config view --raw --minify -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d > "$ca"
  token=$(kubectl create token -n pyops-system pyops-operator --duration 8h)
  export OPERATOR_KUBECONFIG=$WORK/operator.kubeconfig
  kubectl config --kubeconfig "$OPERATOR_KUBECONFIG" set-cluster demo --server "$server" --certificate-authority "$ca" --embed-certs > /dev/null
  # By file, not by argument: a command line is no place for a token.
  printf 'users:\n- name: operator\n  user:\n    token: %s\n' "$token" >> "$OPERATOR_KUBECONFIG.users"
  KUBECONFIG="$OPERATOR_KUBECONFIG:$OPERATOR_KUBECONFIG.users" kubectl config set-context demo --cluster demo --user operator > /dev/null
  KUBECONFIG="$OPERATOR_KUBECONFIG:$OPERATOR_KUBECONFIG.users" kubectl config use-context demo > /dev/null
  KUBECONFIG="$OPERATOR_KUBECONFIG:$OPERATOR_KUBECONFIG.users" kubectl config view --raw --flatten > "$OPERATOR_KUBECONFIG.all"
  artifacts/bin/pyops-operator/pyops-operator --kubeconfig "$OPERATOR_KUBECONFIG.all" --health-port 18081 \
    --init-image "$(hack/cluster/load "$NAME" init | tail -n 1)" > "$OPERATOR_LOG" 2>&1 &
  OPERATOR_PID=$!
  wait_until 30 "the operator's readiness" curl -fs "$HEALTH/readyz"
  fact "operator" "ready, as $(KUBECONFIG="$OPERATOR_KUBECONFIG.all" kubectl auth whoami -o jsonpath='{.status.userInfo.username}' 2> /dev/null || echo 'system:serviceaccount:pyops-system:pyops-operator')"
}

make_images() {
  local reference
  reference=$(hack/cluster/load "$NAME" shop | tail -n 1)
  fact "image, built from its Dockerfile" "$reference"
}

finish() {
  local code=$?
  if [ "$code" != 0 ] && [ -s "$OPERATOR_LOG" ]; then
    printf '\nThe operator said last:\n' >&2
    tail -n 15 "$OPERATOR_LOG" >&2
  fi
  if [ "${KEEP:-}" = 1 ] && [ "$code" = 0 ]; then
    printf '\nStill running. Look around:\n'
    # shellcheck disable=SC2016 # to be expanded by who pastes it
    printf '  export KUBECONFIG=%s PATH=%s:"$PATH"\n' "$KUBECONFIG" "$PYOPS_PATH"
    printf '  kubectl get pysvc -A -o wide\n  kubectl describe pysvc -n shop shop\n  kubectl edit pysvc -n shop shop\n'
    printf '  tail -f %s\n  curl %s/metrics\n' "$OPERATOR_LOG" "$HEALTH"
    printf 'Stop: kill %s; hack/cluster/down %s; rm -r %s\n' "$OPERATOR_PID" "$NAME" "$WORK"
    return
  fi
  [ -z "$OPERATOR_PID" ] || { kill "$OPERATOR_PID" 2> /dev/null && wait "$OPERATOR_PID" 2> /dev/null; } || true
  hack/cluster/down "$NAME" > /dev/null || true
  rm -rf "$WORK"
}
