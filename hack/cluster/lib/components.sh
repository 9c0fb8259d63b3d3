# shellcheck shell=bash
# The command of each component. They run inside the instance's namespaces, in its folder, with its settings read.

COMPONENTS=(
  registry etcd kube-apiserver containerd kube-controller-manager kube-scheduler kubelet kube-proxy apiextensions-apiserver
)

run_registry() {
  exec docker-registry serve registry.yaml
}

# Nothing in here outlives the machine's power: there is nothing to sync for.
run_etcd() {
  exec etcd --data-dir etcd --unsafe-no-fsync --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
    --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 \
    --initial-cluster default=http://127.0.0.1:2380
}

run_kube-apiserver() {
  exec kube-apiserver --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 --advertise-address="$NODE_IP" \
    --tls-cert-file=pki/apiserver.crt --tls-private-key-file=pki/apiserver.key \
    --token-auth-file=pki/tokens.csv --client-ca-file=pki/ca.crt --authorization-mode=Node,RBAC \
    --enable-admission-plugins=NodeRestriction --admission-control-config-file=admission.yaml --allow-privileged=true \
    --service-account-key-file=pki/service-accounts.key --service-account-signing-key-file=pki/service-accounts.key \
    --service-account-issuer=https://kubernetes.default.svc --service-cluster-ip-range="$SERVICES" \
    --kubelet-client-certificate=pki/kubelet-client.crt --kubelet-client-key=pki/kubelet-client.key \
    --kubelet-preferred-address-types=InternalIP \
    --audit-policy-file=audit.yaml --audit-log-path=audit.log --audit-log-maxsize=4000
}

run_kube-controller-manager() {
  exec kube-controller-manager --kubeconfig=controller-manager.kubeconfig --use-service-account-credentials --leader-elect=false \
    --service-account-private-key-file=pki/service-accounts.key --root-ca-file=pki/ca.crt \
    --cluster-signing-cert-file=pki/ca.crt --cluster-signing-key-file=pki/ca.key --kube-api-qps=200 --kube-api-burst=400
}

run_kube-scheduler() {
  exec kube-scheduler --kubeconfig=scheduler.kubeconfig --leader-elect=false --kube-api-qps=200 --kube-api-burst=400
}

run_containerd() {
  exec containerd --config containerd.toml
}

run_kubelet() {
  local runtime=()
  grep -q '^containerRuntimeEndpoint:' kubelet.yaml ||
    runtime=(--container-runtime=remote --container-runtime-endpoint="unix://$STATE/c.sock")
  exec kubelet --kubeconfig=kubelet.kubeconfig --config=kubelet.yaml --hostname-override=node1 --node-ip="$NODE_IP" \
    --root-dir="$STATE/kubelet" --cert-dir="$STATE/pki/kubelet" "${runtime[@]}"
}

run_kube-proxy() {
  exec kube-proxy --kubeconfig=proxy.kubeconfig --hostname-override=node1 --proxy-mode=iptables --cluster-cidr="$PODS" \
    --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 --conntrack-tcp-timeout-close-wait=0 \
    --iptables-min-sync-period=100ms --oom-score-adj=0
}

# A current server of custom resources, with a part of etcd of its own; who a client is and what it may, the API server tells it. What is
# switched off reads kinds that the API server does not have, or wants of etcd what this one does not do.
run_apiextensions-apiserver() {
  exec apiextensions-apiserver --etcd-servers=http://127.0.0.1:2379 --etcd-prefix=/crds --bind-address="$NODE_IP" --secure-port=6444 \
    --tls-cert-file=pki/apiserver.crt --tls-private-key-file=pki/apiserver.key \
    --kubeconfig=apiextensions.kubeconfig --authentication-kubeconfig=apiextensions.kubeconfig \
    --authorization-kubeconfig=apiextensions.kubeconfig --authentication-skip-lookup --enable-priority-and-fairness=false \
    --feature-gates=SizeBasedListCostEstimate=false \
    --disable-admission-plugins=ValidatingAdmissionPolicy,MutatingAdmissionPolicy,ValidatingAdmissionWebhook,MutatingAdmissionWebhook
}
