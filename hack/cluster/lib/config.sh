# shellcheck shell=bash
# The files that a new instance is configured by; everything is made anew at every start.

write_config() {
  mkdir -p "$STATE"/{pki,logs,control,cni,registry}
  echo "$SLOT" >"$STATE/slot"
  write_settings
  write_certificates
  write_users
  write_admission
  write_crds
  write_node
  echo 'nameserver 127.0.0.1' >"$STATE/resolv-components.conf"
  echo "nameserver $MACHINE_IP" >"$STATE/resolv.conf"
  cat >"$STATE/audit.yaml" <<T
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: Metadata}]
T
  cat >"$STATE/registry.yaml" <<T
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $STATE/registry}, delete: {enabled: true}}
http: {addr: ":5000", secret: $(openssl rand -hex 16)}
T
}

# What init needs to know, in a form that it can read as shell.
write_settings() {
  local name
  for name in NAME STATE SLOT LINK MACHINE_IP NODE_IP SERVICES PODS CGROUP KUBERNETES TOOLS CRDS; do
    printf '%s=%q\n' "$name" "${!name}"
  done >"$STATE/settings"
  printf 'export PATH=%q\n' "$(tools_path)" >>"$STATE/settings"
}

# In the old form: the API server reads the service accounts' key in no other.
key() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$STATE/pki/$1.key"
}

# certificate FILE SUBJECT EXTENSIONS: signed by the instance's own authority.
certificate() {
  key "$1"
  openssl req -new -key "$STATE/pki/$1.key" -subj "$2" |
    openssl x509 -req -CA "$STATE/pki/ca.crt" -CAkey "$STATE/pki/ca.key" -CAcreateserial -days 365 -extfile <(echo "$3") \
      -out "$STATE/pki/$1.crt" 2>/dev/null
}

write_certificates() {
  key ca
  openssl req -x509 -key "$STATE/pki/ca.key" -subj "/CN=pyops-$NAME" -days 365 -out "$STATE/pki/ca.crt"
  local names=DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:localhost
  certificate apiserver /CN=kube-apiserver "subjectAltName=$names,IP:127.0.0.1,IP:$NODE_IP,IP:$FIRST_SERVICE_IP"
  # By this the API server is known to the kubelet, which trusts nobody else: pods can reach its port.
  certificate kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client extendedKeyUsage=clientAuth
  key service-accounts
}

write_users() {
  local user
  umask 077
  : >"$STATE/pki/tokens.csv"
  write_user admin admin '"system:masters"'
  printf "Authorization: Bearer %s\n" "$(cut -d, -f1 "$STATE/pki/tokens.csv")" >"$STATE/pki/admin.header"
  for user in controller-manager scheduler; do write_user "$user" "system:kube-$user" ''; done
  write_user kubelet system:node:node1 '"system:nodes"'
  write_user proxy system:kube-proxy ''
  write_user apiextensions system:apiextensions-apiserver '"system:masters"'
  umask 022
}

# write_user FILE USER GROUPS: a token and a kubeconfig.
write_user() {
  local token
  token=$(openssl rand -hex 24)
  echo "$token,$2,$2,$3" >>"$STATE/pki/tokens.csv"
  cat >"$STATE/$1.kubeconfig" <<T
apiVersion: v1
kind: Config
clusters: [{name: pyops-$NAME, cluster: {server: "https://$NODE_IP:6443", certificate-authority-data: $(base64 -w0 "$STATE/pki/ca.crt")}}]
users: [{name: $1, user: {token: $token}}]
contexts: [{name: pyops-$NAME, context: {cluster: pyops-$NAME, user: $1}}]
current-context: pyops-$NAME
T
}

# By what the API server is known to webhooks that ask who it is: the certificate that the kubelet knows it by, as kubeadm's has it.
write_admission() {
  cat >"$STATE/admission.yaml" <<T
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
- name: ValidatingAdmissionWebhook
  configuration: {apiVersion: apiserver.config.k8s.io/v1, kind: WebhookAdmissionConfiguration, kubeConfigFile: $STATE/webhooks.kubeconfig}
T
  cat >"$STATE/webhooks.kubeconfig" <<T
apiVersion: v1
kind: Config
users:
- name: pyops-webhook.pyops-system.svc
  user: {client-certificate: $STATE/pki/kubelet-client.crt, client-key: $STATE/pki/kubelet-client.key}
T
}

# The server of custom resources has the API server's users and address, and a port of its own; or a reason not to be there.
write_crds() {
  if [ -z "$CRDS_WANTED" ]; then
    echo "no current server of custom resources, the cluster was started with --no-crds" >"$STATE/crds.missing"
  elif crds_built; then
    sed 's/:6443/:6444/' "$STATE/admin.kubeconfig" >"$STATE/crds.kubeconfig"
  else
    cp "$(crds_missing)" "$STATE/crds.missing"
  fi
}
