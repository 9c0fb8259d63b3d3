# shellcheck shell=bash
# From nothing to a cluster that answers.

client() {
  curl --noproxy '*' --silent --fail --max-time 2 --cacert "$STATE/pki/ca.crt" \
    --header "@$STATE/pki/admin.header" "$@"
}

api_ready() {
  client "https://$NODE_IP:6443/readyz"
}

crds_ready_to_answer() {
  client "https://$NODE_IP:6444/readyz"
}

# The default service account is made by the controller manager a moment after the namespace: pods made before it would be refused.
node_ready() {
  client "https://$NODE_IP:6443/api/v1/namespaces/default/serviceaccounts/default" >/dev/null || return 1
  client "https://$NODE_IP:6443/api/v1/nodes/node1" | tr -d ' \n' |
    grep -q '"type":"Ready","status":"True"\|"status":"True",[^}]*"type":"Ready"'
}

registry_ready() {
  curl --noproxy '*' --silent --fail --max-time 2 "http://$NODE_IP:5000/v2/"
}

instance_up() {
  if init_pid >/dev/null && find_slot && [ -f "$STATE/env" ]; then
    grep -qxF "$(printf 'KUBERNETES=%q' "$KUBERNETES")" "$STATE/settings" ||
      fail "cluster '$NAME' runs with another Kubernetes than $KUBERNETES; end it first: hack/cluster/down $NAME"
    say "cluster '$NAME' runs already"
  else
    stop_instance
    instance_start
  fi
  until_true 180 api_ready || fail "the API server does not answer; logs: $STATE/logs; $(tail -n 1 "$STATE/logs/init.log")"
  say "API server ready"
  until_true 180 registry_ready || fail "the registry does not answer; logs: $STATE/logs"
  [ -e "$STATE/seeded" ] || push_images
  until_true 180 node_ready || fail "the node does not become ready; logs: $STATE/logs"
  say "node ready"
  [ -e "$STATE/crds.missing" ] || until_true 60 crds_ready_to_answer ||
    fail "the server of custom resources does not answer; logs: $STATE/logs"
  label_namespaces
  write_env
  say "cluster '$NAME' is up: export KUBECONFIG=$STATE/admin.kubeconfig"
}

# Servers older than 1.21 do not write this label, by which webhooks leave the system's namespaces alone.
label_namespaces() {
  local namespace
  for namespace in default kube-system kube-public kube-node-lease; do
    client -o /dev/null -X PATCH -H 'Content-Type: application/merge-patch+json' \
      -d "{\"metadata\":{\"labels\":{\"kubernetes.io/metadata.name\":\"$namespace\"}}}" "https://$NODE_IP:6443/api/v1/namespaces/$namespace"
  done
}

instance_start() {
  mkdir -p "$STATE"
  locked "$SLOT_LOCK" take_slot
  write_config
  seed_registry
  # The cluster shall not hold this script's locks, terminal or pipes.
  (
    close_descriptors
    exec setsid unshare --net --mount --pid --fork --kill-child --mount-proc --propagation private bash "$HERE/init" "$STATE"
  ) </dev/null >"$STATE/logs/init.log" 2>&1 &
  local outer=$!
  until_true 10 pgrep --parent "$outer" || fail "the cluster's first process does not start: $(tail -n 3 "$STATE/logs/init.log")"
  pgrep --parent "$outer" >"$STATE/init.pid"
  ip link set "${LINK}n" netns "$(cat "$STATE/init.pid")" name eth0
  ip addr add "$MACHINE_IP/30" dev "$LINK"
  ip link set "$LINK" up
  ip route replace "$SERVICES" via "$NODE_IP"
  ip route replace "$PODS" via "$NODE_IP"
  say "processes started (slot $SLOT)"
}

# The proxies of the machine are not for its own addresses.
push_archive() {
  local kind=oci-archive
  ! tar tf "$2" manifest.json >/dev/null 2>&1 || kind=docker-archive
  no_proxy='*' NO_PROXY='*' skopeo copy --quiet --insecure-policy --dest-tls-verify=false "$kind:$2" "docker://$1/$3" >&2
}

registry_seed() {
  local image
  echo "$CACHE/registry-$(for image in pause python init; do image_hash "$image"; done | sha256sum | cut -c1-16)"
}

# A registry that held these images before: blobs, which the registry writes once and under a name of their content, by hard links; the
# small files that say which tag is which, and are written in place, by copies.
copy_registry() {
  local from=$1/docker/registry/v2 to=$2/docker/registry/v2
  mkdir -p "$to"
  cp -al "$from/blobs" "$to/"
  cp -a "$from/repositories" "$to/"
}

seed_registry() {
  local seed
  seed=$(registry_seed)
  [ -d "$seed" ] || return 0
  copy_registry "$seed" "$STATE/registry"
  touch "$STATE/seeded"
}

push_images() {
  local image
  for image in pause python init; do
    push_archive "$NODE_IP:5000" "$(image_archive "$image")" "$(image_reference "$image")"
  done
  touch "$STATE/seeded"
  say "images pushed"
  once "$(registry_seed)" copy_registry "$STATE/registry"
}

write_env() {
  cat >"$STATE/env.new" <<T
KUBECONFIG=$STATE/admin.kubeconfig
PYOPS_REGISTRY_PUSH=$NODE_IP:5000
PYOPS_REGISTRY_PULL=localhost:5000
PYOPS_AUDIT_LOG=$STATE/audit.log
PYOPS_CLUSTER_NAME=$NAME
PYOPS_PATH=$CLIENTS
T
  [ ! -d "$(cel_folder)" ] || echo "PYOPS_CEL=$(cel_folder)/pyops-cel" >>"$STATE/env.new"
  if [ -e "$STATE/crds.missing" ]; then
    say "$(cat "$STATE/crds.missing")"
    echo "PYOPS_CRD_MISSING=$(cat "$STATE/crds.missing")"
  else
    echo "PYOPS_CRD_KUBECONFIG=$STATE/crds.kubeconfig"
  fi >>"$STATE/env.new"
  mv "$STATE/env.new" "$STATE/env"
}
