# shellcheck shell=bash
# The node's configuration: containerd, its pod network, kubelet.

write_node() {
  # overlayfs cannot be stacked on itself, which happens when this machine is a container
  local snapshotter=overlayfs
  [ "$(stat -f -c %T "$STATE")" != overlayfs ] || snapshotter=native
  cat >"$STATE/containerd.toml" <<T
version = 2
root = "$STATE/containerd"
state = "$STATE/c"
[grpc]
  address = "$STATE/c.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "localhost:5000/pause:1"
  # Root without CAP_SYS_RESOURCE, and kernels without hugetlb, are fine too.
  restrict_oom_score_adj = true
  tolerate_missing_hugetlb_controller = true
  disable_hugetlb_controller = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$TOOLS/usr/lib/cni"
    conf_dir = "$STATE/cni"
T
  # Point to point, not a bridge: all that pods send is routed, so that Services work without the machine's br_netfilter.
  cat >"$STATE/cni/10-pods.conflist" <<T
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "ptp", "ipam": {
    "type": "host-local", "dataDir": "$STATE/ipam", "ranges": [[{"subnet": "$PODS"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
T
  # (kubelet fails on a node without any capacity; it sets the true one)
  cat >"$STATE/node.yaml" <<T
apiVersion: v1
kind: Node
metadata: {name: node1, labels: {kubernetes.io/hostname: node1}}
spec: {podCIDR: $PODS, podCIDRs: [$PODS]}
status: {capacity: {cpu: 0}, allocatable: {cpu: 0}}
T
  write_kubelet
}

write_kubelet() {
  cat >"$STATE/kubelet.yaml" <<T
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $STATE/pki/ca.crt}}
authorization: {mode: Webhook}
cgroupDriver: cgroupfs
# Two kubelets on one machine would remove each other's pods below a common root.
cgroupRoot: /$CGROUP
enforceNodeAllocatable: []
failSwapOn: false
oomScoreAdj: 0
maxPods: 110
# How soon a Secret that changes, or comes late, is in the pods that mount it: a minute and a half is long for a test.
syncFrequency: 10s
podPidsLimit: 512
resolvConf: $STATE/resolv.conf
# What its own resolv.conf names. Without it each sync of each pod is an event, which uses up the few that a kubelet tells of a pod.
clusterDNS: [$MACHINE_IP]
volumePluginDir: $STATE/kubelet/plugins-exec
# A developer's disk may be nearly full, and a test's memory short for a moment.
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, nodefs.inodesFree: 1%, imagefs.available: 1%}
imageGCHighThresholdPercent: 99
imageGCLowThresholdPercent: 98
serializeImagePulls: false
registryPullQPS: 0
eventRecordQPS: 0
kubeAPIQPS: 100
kubeAPIBurst: 200
T
  # The runtime's endpoint moved from the command line into the file, and cgroups of version 1 have to be wanted since 1.35.
  ! kubernetes_least 1.27 || echo "containerRuntimeEndpoint: unix://$STATE/c.sock" >>"$STATE/kubelet.yaml"
  ! kubernetes_least 1.31 || echo 'failCgroupV1: false' >>"$STATE/kubelet.yaml"
}
