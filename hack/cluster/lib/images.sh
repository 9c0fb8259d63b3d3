# shellcheck shell=bash
# Images, built by buildah in storage of their own and kept as OCI archives whose folder is named by a hash of what they are made from.

images_known() {
  echo "pause python init shop"
}

# The name that an image has in a registry.
image_reference() {
  case $1 in
    debian) echo debian:bookworm-slim ;;
    pause) echo pause:1 ;;
    python) echo python:3.11-slim-bookworm ;;
    init) echo pyops-init:0.19.0 ;;
    shop) echo shop:1.0.0 ;;
    *) fail "no image '$1'; there are: $(images_known)" ;;
  esac
}

image_folder() {
  case $1 in
    debian | pause | python) echo "$HERE/images/$1" ;;
    init) echo "$ROOT/images/init" ;;
    shop) echo "$ROOT/config/samples/shop" ;;
  esac
}

image_base() {
  case $1 in
    python | init) echo debian ;;
    shop) echo python ;;
  esac
}

# The Debian base is a month's at most: an image with last year's fixes is not worth testing.
image_hash() {
  local base
  base=$(image_base "$1")
  {
    case $1 in debian) date +%Y-%m ;; pause) basename "$KUBERNETES" ;; esac
    [ -z "$base" ] || image_hash "$base"
    (cd "$(image_folder "$1")" && find . -type f -not -path '*/__pycache__/*' -print0 | sort -z | xargs -0 -r sha256sum)
  } | sha256sum | cut -c1-16
}

image_archive() {
  echo "$CACHE/images/$1-$(image_hash "$1")/image.tar"
}

# Builds the image, and the one that it begins with, unless they are there.
image_ready() {
  local base archive
  archive=$(image_archive "$1")
  [ ! -e "$archive" ] || return 0
  base=$(image_base "$1")
  [ -z "$base" ] || image_ready "$base"
  case $1 in pause) kubernetes_ready ;; esac
  say "building the image $(image_reference "$1")"
  once "$(dirname "$archive")" quietly "image-$1" image_build "$1"
}

build_tool() {
  local storage=$1
  shift
  buildah --root "$storage/root" --runroot "$storage/run" --storage-driver vfs "$@"
}

# The storage is the build's own: an interrupted one leaves nothing that another would meet. An image that the Dockerfile calls by its
# short name is found under the names that docker would give it.
image_build() {
  local name=$1 out=$2 base reference storage=$2/work/storage
  local options=(--isolation chroot --layers=false --pull-never)
  reference=$(image_reference "$name")
  base=$(image_base "$name")
  mkdir -p "$out/work"
  cp -r "$(image_folder "$name")" "$out/work/context"
  if [ -n "$base" ]; then
    local id
    id=$(build_tool "$storage" pull --quiet "oci-archive:$(image_archive "$base")")
    build_tool "$storage" tag "$id" "docker.io/library/$(image_reference "$base")" "localhost/$(image_reference "$base")"
  fi
  case $name in
    debian) debian_root "$out/work" ;;
    pause) cp "$KUBERNETES/pause" "$out/work/context/" ;;
    python | init)
      # For apt-get in the build; what is mounted stays out of the image. Writable, because an upgrade of apt itself writes there.
      apt_private "$out/work/apt"
      options+=(--volume "$out/work/apt:/etc/apt")
      ;;
  esac
  build_tool "$storage" build "${options[@]}" --tag "localhost/$reference" "$out/work/context"
  build_tool "$storage" push --quiet "localhost/$reference" "oci-archive:$out/image.tar:$reference"
  rm -rf "$out/work"
}

# debootstrap mounts in there; they are `contained`.
debian_root() {
  local work=$1 mirror
  apt_private "$work/apt"
  mirror=$(apt_mirror "$work/apt")
  debootstrap --variant=minbase bookworm "$work/root" ${mirror:+"$mirror"}
  # what Debian's own slim image leaves out; and no archive's address: that is the machine's affair
  rm -rf "$work"/root/{var/cache/apt/*,var/lib/apt/lists/*,var/log/*,usr/share/doc/*,usr/share/man/*,usr/share/locale/*,usr/share/info/*}
  : >"$work/root/etc/apt/sources.list"
  : >"$work/root/etc/resolv.conf"
  : >"$work/root/etc/hostname"
  tar -C "$work/root" --numeric-owner -cf "$work/context/root.tar" .
}
