# shellcheck shell=bash
# Images, built by buildah in storage of their own and kept as OCI archives whose folder is named by a hash of what they are made from.

images_known() {
  echo "pause python init shop servers operator webhook"
}

# The version of this project, which its own images carry.
project_version() {
  sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' "$ROOT/Directory.Build.props"
}

# The name that an image has in a registry.
image_reference() {
  case $1 in
    debian) echo debian:bookworm-slim ;;
    pause) echo pause:1 ;;
    python) echo python:3.11-slim-bookworm ;;
    init) echo pyops-init:0.19.0 ;;
    shop) echo shop:1.0.0 ;;
    servers) echo servers:1.0.0 ;;
    dotnet-sdk | dotnet-aspnet | dotnet-deps) echo "pyops-$1:10.0" ;;
    operator | webhook) echo "pyops-$1:$(project_version)" ;;
    *) fail "no image '$1'; there are: $(images_known)" ;;
  esac
}

image_folder() {
  case $1 in
    init) echo "$ROOT/images/init" ;;
    shop) echo "$ROOT/config/samples/shop" ;;
    operator | webhook) echo "$ROOT" ;;
    *) echo "$HERE/images/$1" ;;
  esac
}

# Where the sources of a program are.
image_sources() {
  case $1 in
    operator) printf '%s\n' ./src/Operator ./src/Client ./src/Crds ./src/Hosting ./src/Rules ;;
    webhook) printf '%s\n' ./src/Webhooks ./src/Hosting ./src/Rules ;;
  esac
}

# What of that folder makes the image, one a line.
image_files() {
  local folders
  (
    cd "$(image_folder "$1")" || exit
    case $1 in
      operator | webhook)
        printf './%s\n' Dockerfile .dockerignore Directory.Build.props Directory.Build.targets Directory.Packages.props global.json
        mapfile -t folders < <(image_sources "$1")
        find "${folders[@]}" -type f -not -path '*/bin/*' -not -path '*/obj/*'
        ;;
      *) find . -type f -not -path '*/__pycache__/*' ;;
    esac | sort
  )
}

# The images that it begins with.
image_bases() {
  case $1 in
    pause | python | init | dotnet-sdk) echo debian ;;
    shop | servers) echo python ;;
    operator) echo dotnet-sdk dotnet-aspnet ;;
    webhook) echo dotnet-sdk dotnet-deps ;;
  esac
}

# Debian's packages are a month's at most: an image with last year's fixes is not worth testing.
image_hash() {
  local base
  {
    case $1 in
      debian) date +%Y-%m ;;
      dotnet-*) date +%Y-%m && dotnet --version && cat "$HERE/lib/dotnet.sh" ;;
    esac
    for base in $(image_bases "$1"); do image_hash "$base"; done
    (cd "$(image_folder "$1")" && image_files "$1" | xargs -d '\n' -r sha256sum)
  } | sha256sum | cut -c1-16
}

image_archive() {
  echo "$CACHE/images/$1-$(image_hash "$1")/image.tar"
}

# Builds the image, and those that it begins with, unless they are there.
image_ready() {
  local base archive
  archive=$(image_archive "$1")
  [ ! -e "$archive" ] || return 0
  for base in $(image_bases "$1"); do image_ready "$base"; done
  say "building the image $(image_reference "$1")"
  once "$(dirname "$archive")" quietly "image-$1" image_build "$1"
  # Each state of the sources has its image: those of last week are not wanted any more.
  find "$CACHE/images" -mindepth 1 -maxdepth 1 -name "$1-*" ! -name '*.part' -mtime +7 -exec rm -rf {} +
}

build_tool() {
  local storage=$1
  shift
  buildah --root "$storage/root" --runroot "$storage/run" --storage-driver vfs "$@"
}

# An image that a Dockerfile calls by its short name is found under the names that docker would give it.
image_pull() {
  local storage=$1 base=$2 id
  id=$(build_tool "$storage" pull --quiet "oci-archive:$(image_archive "$base")")
  build_tool "$storage" tag "$id" "docker.io/library/$(image_reference "$base")" "localhost/$(image_reference "$base")"
}

# The storage is the build's own: an interrupted one leaves nothing that another would meet.
image_build() {
  local name=$1 out=$2 base reference storage=$2/work/storage
  local options=(--isolation chroot --layers=false --pull-never) pushed=()
  reference=$(image_reference "$name")
  mkdir -p "$out/work/context"
  (cd "$(image_folder "$name")" && image_files "$name" | tar -cf - -T -) | tar -C "$out/work/context" -xf -
  for base in $(image_bases "$name"); do image_pull "$storage" "$base"; done
  image_prepare "$name" "$out/work"
  build_tool "$storage" build "${options[@]}" --tag "localhost/$reference" "$out/work/context"
  build_tool "$storage" push --quiet "${pushed[@]}" "localhost/$reference" "oci-archive:$out/image.tar:$reference"
  rm -rf "$out/work"
}

# image_prepare NAME FOLDER: what a build needs beside its folder. It adds to the `options` of image_build.
image_prepare() {
  local bases
  case $1 in
    debian) debian_root "$2" ;;
    pause | python | init | shop | servers | dotnet-sdk)
      # For apt-get in the build; what is mounted stays out of the image. Writable, because an upgrade of apt itself writes there.
      apt_private "$2/apt"
      options+=(--volume "$2/apt:/etc/apt")
      ;;
    dotnet-aspnet) dotnet_runtime "$2" aspnet ;;
    dotnet-deps) dotnet_runtime "$2" ;;
    operator | webhook)
      read -r -a bases <<<"$(image_bases "$1")"
      options+=(--target "$1" --build-arg "SDK_BASE=localhost/$(image_reference "${bases[0]}")")
      options+=(--build-arg "${1^^}_BASE=localhost/$(image_reference "${bases[1]}")" --build-arg "VERSION=$(project_version)")
      dotnet_build_mounts "$2"
      ;;
  esac
  case $1 in
    dotnet-sdk)
      # a gigabyte that never leaves this machine
      pushed+=(--disable-compression)
      dotnet_sdk "$2"
      ;;
  esac
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
