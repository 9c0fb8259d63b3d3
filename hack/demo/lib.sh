# Parts of the demo: cluster, product, output. Sourced by run.
# shellcheck shell=bash

NAME=demo
WORK=$(mktemp -d)
ENV_FILE=$WORK/env
SHOWN=0
BOLD='' PLAIN=''
if [ -t 1 ]; then BOLD=$'\033[1m' PLAIN=$'\033[0m'; fi
# What is slow says every so many seconds that it is at work.
export PYOPS_SIGN_OF_LIFE=10

title() {
  SHOWN=$((SHOWN + 1))
  printf '\n%s== %d of %d: %s%s  [%d s]\n' "$BOLD" "$SHOWN" "${#STAGES[@]}" "$1" "$PLAIN" "$SECONDS"
}

fact() { printf '  %-44s %s\n' "$1" "$2"; }

# proof WHAT RESULT: a fact that is in the table at the end.
proof() {
  fact "$1" "$2"
  printf '  %-62s %s\n' "$1" "$2" >>"$WORK/table"
}

table() {
  printf '\n%s== What was proven, in %d s%s\n' "$BOLD" "$SECONDS" "$PLAIN"
  cat "$WORK/table"
}

fail() { printf 'demo: %s\n' "$*" >&2; exit 1; }

# Says what it runs, as one would type it.
show() { printf '%s$ %s%s\n' "$BOLD" "$*" "$PLAIN"; "$@"; }

# expect TEXT COMMAND...: shows a command that is to fail and to say so.
expect() {
  local text=$1 said
  shift
  printf '%s$ %s%s\n' "$BOLD" "$*" "$PLAIN"
  if said=$("$@" 2>&1); then fail "'$*' was expected to fail"; fi
  printf '%s\n' "$said"
  [[ $said = *"$text"* ]] || fail "'$*' did not say \"$text\""
}

# wait_until SECONDS WHAT COMMAND...: polls until the command succeeds.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || fail "$what did not happen in time"
    sleep 0.2
  done
}

is_own_cluster() { [ -z "${PYOPS_KUBECONFIG:-}" ]; }

announce() {
  if is_own_cluster; then
    echo "The first run builds Kubernetes and the images of PyOps: 20 to 30 minutes on two cores. Later ones take 3 to 5 minutes."
  else
    echo "On the cluster of $PYOPS_KUBECONFIG: makes the namespaces shop and pyops-system and the definitions of PyOps," \
      "and removes them at the end."
  fi
}

start_cluster() {
  local key value
  if is_own_cluster; then
    # A demo that was kept, or killed, has left its cluster.
    hack/cluster/down "$NAME" 2> /dev/null
    cp "$(hack/cluster/up --no-crds "$NAME" | tail -n 1)" "$ENV_FILE"
  else
    [ -n "${PYOPS_REGISTRY:-}" ] || fail "set PYOPS_REGISTRY, too: a registry that you may push to and that the cluster pulls from"
    printf '%s\n' "KUBECONFIG=$PYOPS_KUBECONFIG" "PYOPS_REGISTRY_PUSH=$PYOPS_REGISTRY" "PYOPS_REGISTRY_PULL=$PYOPS_REGISTRY" \
      "PYOPS_PATH=$(hack/cluster/clients | tail -n 1)" > "$ENV_FILE"
  fi
  while IFS='=' read -r key value; do export "$key=$value"; done < "$ENV_FILE"
  export PATH="$PYOPS_PATH:$PATH"
  is_own_cluster || not_taken
  kubectl get nodes
}

# What is there already is somebody's, and would go with the demo.
not_taken() {
  ! kubectl get crd pythonservices.pyops.dev > /dev/null 2>&1 || fail "PyOps is installed on that cluster; the demo would remove it"
  ! kubectl get namespace shop > /dev/null 2>&1 || fail "that cluster has a namespace shop; the demo would remove it"
}

# Operator and webhook in the cluster, as `helm install` puts them there; it returns when the API server trusts the webhook's answers.
install_product() {
  show hack/cluster/helm-install "$ENV_FILE" --set operator.resources.requests.cpu=10m,webhook.resources.requests.cpu=10m
  show kubectl get -n pyops-system pods
}

# image_of TAG: the shop, built from its Dockerfile and pushed; prints what pods call it.
image_of() { hack/cluster/push "$ENV_FILE" "$(hack/cluster/image shop | tail -n 1)" "shop:$1" | tail -n 1; }

apply_shop() {
  SHOP=$(image_of 1.0.0)
  fact "image, built from its Dockerfile" "$SHOP"
  sed "s#image: .*#image: $SHOP#" config/samples/shop/pythonservice.yaml > "$WORK/shop.yaml"
  show cat "$WORK/shop.yaml"
  kubectl create namespace shop
  show kubectl label namespace shop pyops.dev/mode=enforce
  show kubectl apply -n shop -f "$WORK/shop.yaml"
  kubectl wait -n shop --for=condition=Ready --timeout=180s pysvc/shop
  show kubectl get -n shop pysvc,deployment,service,pods
}

finish() {
  local code=$?
  if [ "$code" != 0 ] && [ -n "${KUBECONFIG:-}" ] && command -v kubectl > /dev/null; then
    printf '\nThe operator said last:\n' >&2
    kubectl logs -n pyops-system -l app.kubernetes.io/component=operator --tail=10 >&2 || true
  fi
  if [ "${KEEP:-}" = 1 ] && [ "$code" = 0 ]; then
    keep
    return
  fi
  if is_own_cluster; then
    hack/cluster/down "$NAME" > /dev/null || true
  else
    remove || true
  fi
  rm -rf "$WORK"
}

keep() {
  printf '\nStill running. Look around:\n'
  # shellcheck disable=SC2016 # to be expanded by who pastes it
  printf '  export KUBECONFIG=%s PATH=%s:%s:"$PATH"\n' "$KUBECONFIG" "$PYOPS_PATH" "$PWD/artifacts/bin"
  printf '  kubectl get pysvc -A -o wide\n  kubectl describe pysvc -n shop shop\n  kubectl edit pysvc -n shop shop\n'
  printf '  %s\n' 'kubectl pyops audit' 'kubectl logs -n pyops-system -l app.kubernetes.io/component=operator' \
    'kubectl run web -n shop --image=nginx:latest'
  is_own_cluster && printf 'Stop: hack/cluster/down %s\n' "$NAME"
  rm -rf "$WORK"
}

# Services first: their children go with them while there is somebody to tell.
remove() {
  [ -n "${SHOP:-}" ] && kubectl delete namespace shop --ignore-not-found --timeout=120s
  helm uninstall pyops -n pyops-system --ignore-not-found --wait
  kubectl delete namespace pyops-system --ignore-not-found --timeout=120s
  kubectl get crd -o name | grep '\.pyops\.dev$' | xargs -r kubectl delete
}
