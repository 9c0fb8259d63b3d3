# shellcheck shell=bash
# Debian packages: installed where other programs need them, unpacked into the cache where we alone do.

# A daemon's package would start its daemon, or take the place of the containerd that Docker brought: those are unpacked only.
INSTALLED=(buildah skopeo debootstrap uidmap iptables iproute2 conntrack curl openssl procps unzip ca-certificates)
UNPACKED=(etcd-server containerd runc containernetworking-plugins docker-registry)

apt() {
  apt-get -qq -y -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 "$@"
}

missing_packages() {
  local package
  for package in "${INSTALLED[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
  command -v npm >/dev/null || echo npm
}

# Of the machine: apt-get ends where another one works with its packages, or reads its lists. hack/test/install takes it too.
APT_LOCK=/run/lock/pyops-apt

# The machine's lists may be absent (a fresh image) or older than the mirror: refresh them and try once more.
apt_with_lists() {
  locked "$APT_LOCK" apt_with_lists_alone "$@"
}

apt_with_lists_alone() {
  apt "$@" || { apt update && apt "$@"; }
}

# apt_private FOLDER: the machine's own bookworm entries (so a mirror stays a mirror), its keys and proxies, in a folder of ours.
# The folder can stand for /etc/apt in a build, and be changed to deb-src, and the machine's configuration is neither touched nor
# used in full: a third party's repository would need its own keys.
apt_private() {
  local etc=$1
  mkdir -p "$etc"/{sources.list.d,apt.conf.d,preferences.d,trusted.gpg.d}
  local kept
  for kept in trusted.gpg.d keyrings auth.conf.d; do
    [ ! -d "/etc/apt/$kept" ] || cp -rL "/etc/apt/$kept" "$etc/"
  done
  find /etc/apt/sources.list /etc/apt/sources.list.d -name '*.list' -exec cat {} + 2>/dev/null |
    grep -E '^deb .*[[:space:]]bookworm(-updates|-security)?[[:space:]].*[[:space:]]main([[:space:]]|$)' \
      >"$etc/sources.list.d/machine.list" || true
  find /etc/apt/sources.list.d -name '*.sources' -exec awk -v RS= -v ORS='\n\n' '
    /(^|\n)Types:[^\n]*[ \t]deb([ \t\n]|$)/ &&
    /(^|\n)Suites:[^\n]*[ \t]bookworm(-updates|-security)?([ \t\n]|$)/ &&
    /(^|\n)Components:[^\n]*[ \t]main([ \t\n]|$)/' \
    {} + >"$etc/sources.list.d/machine.sources" 2>/dev/null || true
  [ -s "$etc/sources.list.d/machine.list" ] || [ -s "$etc/sources.list.d/machine.sources" ] ||
    fail "no bookworm entry with the component main in /etc/apt/sources.list or /etc/apt/sources.list.d"
  apt-config dump | grep -E '^Acquire::(http|https)::|^Acquire::Check-' >"$etc/apt.conf.d/90machine" || true
  if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
    cp -L /etc/ssl/certs/ca-certificates.crt "$etc/ca-certificates.crt"
    echo 'Acquire::https::CaInfo "/etc/apt/ca-certificates.crt";' >>"$etc/apt.conf.d/90machine"
  fi
}

# The archive that debootstrap shall use: the first that the machine names for bookworm; nothing for debootstrap's own default.
apt_mirror() {
  local etc=$1
  {
    sed -nE 's/^deb (\[[^]]*\] )?([^ ]+) bookworm .*/\2/p' "$etc/sources.list.d/machine.list"
    awk -v RS= '/(^|\n)Suites:[^\n]*[ \t]bookworm([ \t\n]|$)/' "$etc/sources.list.d/machine.sources" |
      sed -nE 's/^URIs:[ \t]*([^ \t]+).*/\1/p'
  } | grep -E -m 1 '^(http|https|file):' || true
}

# unpack_packages FOLDER PACKAGE...: their files, without installing them.
unpack_packages() {
  local into=$1
  shift
  mkdir -p "$into/debs"
  (cd "$into/debs" && apt_with_lists download "$@")
  unpack_debs "$into"
}

# unpack_debs FOLDER: the packages in its folder debs, which goes.
unpack_debs() {
  local file
  for file in "$1"/debs/*.deb; do dpkg-deb -x "$file" "$1"; done
  rm -rf "$1/debs"
}
