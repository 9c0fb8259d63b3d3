# shellcheck shell=bash
# Kubernetes from Debian's own source package (1.20.2, upstream's tree with everything vendored), by Debian's Go; no registry needed. Or the
# programs that somebody has.

KUBERNETES_PARTS=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)

# Every package that is marked for it goes into the API server's OpenAPI document, which upstream generates and does not ship.
openapi_packages() {
  local staging=(api apimachinery apiextensions-apiserver apiserver client-go kube-aggregator kube-controller-manager kube-proxy
    kube-scheduler kubelet component-base metrics cloud-provider controller-manager)
  grep -rl --include='*.go' '+k8s:openapi-gen=' pkg "${staging[@]/#/staging/src/k8s.io/}" vendor/k8s.io/kube-openapi |
    xargs -n1 dirname | sort -u | grep -vE '_examples|/(testdata|testing)' |
    sed -e 's#^staging/src/k8s.io/#k8s.io/kubernetes/vendor/k8s.io/#' -e 's#^\(pkg\|vendor\)/#k8s.io/kubernetes/\1/#' | paste -sd,
}

kubernetes_source() {
  local work=$1
  apt_private "$work/apt"
  sed -i -E 's/^deb /deb-src /; s/^Types:.*/Types: deb-src/' "$work"/apt/sources.list.d/*
  mkdir -p "$work/lists/partial"
  local private=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/apt/sources.list.d" -o "Dir::State::Lists=$work/lists")
  (cd "$work" && apt "${private[@]}" update && apt "${private[@]}" source --download-only kubernetes && tar xf kubernetes_*.orig.tar.gz)
  unpack_packages "$work/go" golang-1.19-go golang-1.19-src golang-github-modern-go-reflect2-dev
  mkdir -p "$work/path/src/k8s.io"
  mv "$work"/kubernetes-1.* "$work/path/src/k8s.io/"
  ln -s "$(basename "$work"/path/src/k8s.io/kubernetes-1.*)" "$work/path/src/k8s.io/kubernetes"
  # The vendored reflect2 reads the runtime's maps in a way that ended with Go 1.17:
  # the API server would crash on the first custom resource.
  local reflect2=$work/path/src/k8s.io/kubernetes/vendor/github.com/modern-go/reflect2
  rm -rf "$reflect2"
  cp -rL "$work/go/usr/share/gocode/src/github.com/modern-go/reflect2" "$reflect2"
  rm -f "$reflect2"/*_test.go
  # The schema validation compares with reflect.Zero, which since Go 1.18 is the very same memory as any "": custom resources with an empty
  # string would be refused as null.
  local type_check=$work/path/src/k8s.io/kubernetes/vendor/k8s.io/kube-openapi/pkg/validation/validate/type.go
  local comparison=' || reflect.DeepEqual(reflect.Zero(reflect.TypeOf(data)), reflect.ValueOf(data))'
  grep -qF "$comparison" "$type_check"
  sed -i "s/$comparison//" "$type_check"
}

# Runs in a subshell (quietly): the exports and the folder end with it.
kubernetes_compile() {
  local work=$1 out=$2 vendor=k8s.io/kubernetes/vendor/k8s.io part
  # Not $work: a build that was interrupted takes up where it was.
  export GOPATH=$work/path GO111MODULE=off CGO_ENABLED=0 GOFLAGS=-trimpath GOCACHE=$CACHE/go-build GOTMPDIR=$work
  export GOROOT=$work/go/usr/lib/go-1.19
  export PATH=$GOROOT/bin:$PATH
  cd "$work/path/src/k8s.io/kubernetes" || return
  local version
  version=v$(basename "$(realpath .)" | sed 's/^kubernetes-//')
  go build -o "$work/openapi-gen" "$vendor/kube-openapi/cmd/openapi-gen"
  # It reports style violations by its exit code; what counts is the file.
  "$work/openapi-gen" -O zz_generated.openapi -h /dev/null -i "$(openapi_packages)" -p k8s.io/kubernetes/pkg/generated/openapi \
    -r "$work/violations" || true
  test -s pkg/generated/openapi/zz_generated.openapi.go
  say "  API definitions generated"
  # Clients that ask for the version stumble over an empty one.
  local flags="-s -w" minor=${version#v1.}
  for part in component-base/version client-go/pkg/version; do
    flags+=" -X $vendor/$part.gitVersion=$version -X $vendor/$part.gitMajor=1 -X $vendor/$part.gitMinor=${minor%%.*}"
  done
  for part in "${KUBERNETES_PARTS[@]}"; do
    go build -ldflags "$flags" -o "$out/$part" "k8s.io/kubernetes/cmd/$part"
    say "  $part compiled"
  done
}

kubernetes_build() {
  local out=$1 work=$1/work
  mkdir "$work"
  quietly kubernetes-source kubernetes_source "$work"
  say "  source and Go unpacked"
  quietly kubernetes-compile kubernetes_compile "$work" "$out"
  rm -rf "$work" "$CACHE/go-build"
}

# The number is the recipe's: raise it when the result would differ. PYOPS_KUBERNETES names a folder with these programs of any version from
# 1.20 on: then nothing is compiled.
COMPILED_KUBERNETES=$(realpath -m "$CACHE/kubernetes-3")
KUBERNETES=$(realpath -m "${PYOPS_KUBERNETES:-$COMPILED_KUBERNETES}")

kubernetes_ready() {
  [ "$KUBERNETES" = "$COMPILED_KUBERNETES" ] || { kubernetes_given; return; }
  [ -d "$KUBERNETES" ] || say "compiling Kubernetes (once, about five minutes)"
  once "$KUBERNETES" kubernetes_build
}

kubernetes_given() {
  local part
  for part in "${KUBERNETES_PARTS[@]}"; do
    [ -x "$KUBERNETES/$part" ] ||
      fail "PYOPS_KUBERNETES is $KUBERNETES, which has no program $part; name a folder with ${KUBERNETES_PARTS[*]}"
  done
  say "Kubernetes $(kubernetes_version) of $KUBERNETES"
}

# 1.36.2, for example.
kubernetes_version() {
  "$KUBERNETES/kubelet" --version | sed 's/.* v//; s/[-+].*//'
}

# kubernetes_least MAJOR.MINOR: whether it is that version or a newer one.
kubernetes_least() {
  printf '%s\n' "$1" "$(kubernetes_version)" | sort --check=quiet --version-sort
}
