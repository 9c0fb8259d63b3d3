# Parts of the demo: cluster, operator, output. Sourced by run.
# shellcheck shell=bash

NAME=demo
WORK=$(mktemp -d)
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

# A demo that was kept, or killed, has left its cluster.
not_twice() { hack/cluster/down "$NAME" 2> /dev/null; }

start_cluster() {
  local env
  env=$(hack/cluster/up --no-crds "$NAME" | tail -n 1)
  while IFS='=' read -r key value; do export "$key=$value"; done < "$env"
  export PATH="$PYOPS_PATH:$PATH"
  kubectl get nodes
}

# Operator and webhook in the cluster, as `helm install` puts them there; it returns when the API server trusts the webhook's answers.
install_product() {
  show hack/cluster/helm-install "$NAME" --set operator.resources.requests.cpu=10m,webhook.resources.requests.cpu=10m
  show kubectl get -n pyops-system pods
}

make_images() {
  local reference
  reference=$(hack/cluster/load "$NAME" shop | tail -n 1)
  fact "image, built from its Dockerfile" "$reference"
}

finish() {
  local code=$?
  if [ "$code" != 0 ] && command -v kubectl > /dev/null; then
    printf '\nThe operator said last:\n' >&2
    kubectl logs -n pyops-system -l app.kubernetes.io/component=operator --tail=10 >&2 || true
  fi
  if [ "${KEEP:-}" = 1 ] && [ "$code" = 0 ]; then
    printf '\nStill running. Look around:\n'
    # shellcheck disable=SC2016 # to be expanded by who pastes it
    printf '  export KUBECONFIG=%s PATH=%s:"$PATH"\n' "$KUBECONFIG" "$PYOPS_PATH"
    printf '  kubectl get pysvc -A -o wide\n  kubectl describe pysvc -n shop shop\n  kubectl edit pysvc -n shop shop\n'
    printf '  kubectl logs -n pyops-system -l app.kubernetes.io/component=operator -f\n  kubectl run web -n shop --image=nginx:latest\n'
    printf 'Stop: hack/cluster/down %s; rm -r %s\n' "$NAME" "$WORK"
    return
  fi
  hack/cluster/down "$NAME" > /dev/null || true
  rm -rf "$WORK"
}
