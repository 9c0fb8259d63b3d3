# shellcheck shell=bash
# The server of custom resources of a current Kubernetes, from Debian's unstable suite, which has it as Go packages: real CEL and its
# limits, today's validation and merge. Beside it a program of ours (cel/) on the same packages.

# The number is the recipe's: raise it when a result would differ.
CRDS=$CACHE/crds-1
CRDS_SOURCE=$CACHE/crds-source-1
CRDS_PACKAGES=(golang-1.26-go golang-k8s-apiextensions-apiserver-dev)

cel_folder() {
  echo "$CACHE/cel-$(basename "$CRDS")-$(cat "$HERE"/cel/*.go | sha256sum | cut -c1-16)"
}

# Why there is none, in a line. Another version of the recipe or of our program has reasons of its own.
crds_missing() {
  echo "$(cel_folder).missing"
}

# The machine's own entry for bookworm, as one for unstable.
unstable_entries() {
  local list=$1/machine.list sources=$1/machine.sources
  [ ! -f "$list" ] || sed -i -nE 's/^(deb .*[[:space:]])bookworm([[:space:]])/\1sid\2/p' "$list"
  [ ! -f "$sources" ] || {
    awk -v RS= -v ORS='\n\n' '/(^|\n)Suites:[^\n]*[ \t]bookworm([ \t\n]|$)/ { sub(/Suites:[^\n]*/, "Suites: sid"); print }' \
      "$sources" >"$sources.new"
    mv "$sources.new" "$sources"
  }
}

# apt is shown a machine without any package, so that it names all that these need; and only what is written in Go is fetched. Of the
# machine nothing but its keys and proxies is used, and nothing is written outside the folder.
crds_unpack() {
  local work=$1 options names
  apt_private "$work/apt"
  unstable_entries "$work/apt/sources.list.d"
  mkdir -p "$work"/{lists,archives}/partial "$work/debs"
  : >"$work/status"
  options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/apt/sources.list.d" -o "Dir::State::Lists=$work/lists"
    -o "Dir::State::Status=$work/status" -o "Dir::Cache::Archives=$work/archives" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
    -o APT::Install-Recommends=false)
  apt "${options[@]}" update
  apt "${options[@]}" --print-uris install "${CRDS_PACKAGES[@]}" | awk '/^\x27/ { print $2 }' | sort >"$work/packages"
  mapfile -t names < <(sed -nE 's/^(golang-.*-dev|golang-1\.26-(go|src))_.*/\1/p' "$work/packages")
  (cd "$work/debs" && apt "${options[@]}" download "${names[@]}")
  unpack_debs "$work"
  rm -rf "$work"/{apt,lists,archives,status}
}

# crds_go FILE PACKAGE...: go build. One that was interrupted takes up where it was.
crds_go() {
  local out=$1 version
  shift
  version=v1.$(sed -nE 's/^golang-k8s-apiextensions-apiserver-dev_0\.([0-9.]+).*/\1/p' "$CRDS_SOURCE/packages")
  GOROOT=$(echo "$CRDS_SOURCE"/usr/lib/go-*)
  GOTMPDIR=$(dirname "$out")
  export GOROOT GOTMPDIR GOPATH=$CRDS_SOURCE/usr/share/gocode GO111MODULE=off CGO_ENABLED=0 GOFLAGS=-trimpath GOTOOLCHAIN=local
  export GOCACHE=$CACHE/go-build-crds
  local minor=${version#v1.} package=k8s.io/component-base/version
  "$GOROOT/bin/go" build -o "$out" \
    -ldflags "-s -w -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=${minor%%.*}" "$@"
}

crds_compile() {
  crds_go "$1/apiextensions-apiserver" k8s.io/apiextensions-apiserver
}

cel_compile() {
  crds_go "$1/pyops-cel" "$HERE"/cel/*.go
}

crds_build() {
  once "$CRDS_SOURCE" quietly crds-source crds_unpack
  say "  Go and the packages of unstable unpacked"
  once "$CRDS" quietly crds-server crds_compile
  say "  apiextensions-apiserver compiled"
  once "$(cel_folder)" quietly crds-cel cel_compile
  say "  pyops-cel compiled"
  rm -rf "$CRDS_SOURCE" "$CACHE/go-build-crds"
}

crds_built() {
  [ -d "$CRDS" ] && [ -d "$(cel_folder)" ]
}

crds_ready() {
  crds_built || {
    say "compiling a current server of custom resources (once, about five minutes)"
    locked crds crds_build
  }
}

# What failed last, by its log's first line that tells of an error.
crds_reason() {
  local log=$CACHE/logs/crds-cel.log
  [ -d "$CRDS" ] || log=$CACHE/logs/crds-server.log
  [ -d "$CRDS_SOURCE" ] || log=$CACHE/logs/crds-source.log
  echo "no current server of custom resources, it could not be built from Debian's unstable suite:" \
    "$(grep -m 1 -E '^(E|W): |cannot |error|undefined' "$log" || tail -n 1 "$log") ($log)"
}

# Unstable moves, and may be out of reach: the cluster comes up without that server then, and says why. What could not be built within
# the last hour is not tried again.
crds_ready_or_not() {
  local code missing
  missing=$(crds_missing)
  [ -z "$(find "$missing" -mmin -60 2>/dev/null)" ] || return 0
  set +e
  (
    set -e
    crds_ready
  )
  code=$?
  set -e
  rm -f "$CACHE"/cel-*.missing
  [ $code = 0 ] || crds_reason >"$missing"
}
