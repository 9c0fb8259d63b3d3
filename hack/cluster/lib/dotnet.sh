# shellcheck shell=bash
# The bases of the operator's and the webhook's images, made from this machine: its .NET SDK and the files of Debian's packages.

# What the runtime loads, and what programs expect: certificate authorities, time zones, the system's name.
RUNTIME_PACKAGES=(base-files ca-certificates libc6 libgcc-s1 libssl3 libstdc++6 tzdata)

dotnet_root() {
  local program
  program=$(command -v dotnet) || fail "the .NET 10 SDK is not on the PATH: the operator's image is built by it"
  dirname "$(readlink -f "$program")"
}

# The SDK as a tar, without what it has unpacked for this machine's user.
dotnet_sdk() {
  tar -C "$(dotnet_root)" --numeric-owner --owner 0 --group 0 -cf "$1/context/dotnet.tar" \
    dotnet host packs sdk sdk-manifests shared templates
}

# dotnet_runtime FOLDER [aspnet]: a root file system of a few packages' files: enough for a native binary,
# or with the runtimes for managed ones.
dotnet_runtime() {
  local root=$1/root unwanted
  unpack_packages "$root" "${RUNTIME_PACKAGES[@]}"
  # character sets that no program of ours converts; documents; what belongs to a shell or a package manager
  for unwanted in usr/share/{doc,man,info,locale,lintian,bug,base-files,ca-certificates/examples,perl5,gdb,gcc} \
    usr/lib/x86_64-linux-gnu/{gconv,perl-base} usr/sbin \
    etc/{update-motd.d,profile.d,ca-certificates,issue,issue.net,motd,debian_version} root home mnt media boot; do
    rm -rf "${root:?}/$unwanted"
  done
  runtime_certificates "$root"
  install -d -m 1777 "$root/tmp"
  printf 'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/:/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnonroot:x:65532:\n' >"$root/etc/group"
  if [ "${2:-}" = aspnet ]; then
    mkdir -p "$root/usr/share/dotnet"
    cp -a "$(dotnet_root)"/{dotnet,host,shared} "$root/usr/share/dotnet/"
  fi
  tar -C "$root" --numeric-owner --owner 0 --group 0 -cf "$1/context/root.tar" .
}

# What the package's script would make: Mozilla's authorities in one file, where OpenSSL looks. Not this machine's own.
runtime_certificates() {
  mkdir -p "$1/etc/ssl/certs" "$1/usr/lib/ssl"
  cat "$1"/usr/share/ca-certificates/mozilla/*.crt >"$1/etc/ssl/certs/ca-certificates.crt"
  rm -rf "$1/usr/share/ca-certificates"
  ln -s /etc/ssl/certs "$1/usr/lib/ssl/certs"
  ln -s /etc/ssl/certs/ca-certificates.crt "$1/usr/lib/ssl/cert.pem"
}

# How a build reaches packages: the way that this machine does. Its NuGet configuration is mounted, its package folder is looked into first,
# and its certificate authorities stand for the base's; nothing of it is in the image.
dotnet_build_mounts() {
  local nuget=$1/nuget packages=${NUGET_PACKAGES:-$HOME/.nuget/packages} bundle=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
  mkdir -p "$nuget" "$packages"
  cp "$HOME/.nuget/NuGet/NuGet.Config" "$nuget/NuGet.Config" 2>/dev/null || echo '<configuration />' >"$nuget/NuGet.Config"
  # a second configuration of the user, which NuGet reads beside the first
  mkdir -p "$nuget/config"
  cat >"$nuget/config/machine.config" <<T
<configuration><fallbackPackageFolders><add key="machine" value="/machine/packages" /></fallbackPackageFolders></configuration>
T
  options+=(
    --volume "$nuget:/build/.nuget/NuGet:ro" --volume "$packages:/machine/packages:ro"
    --volume "$bundle:/etc/ssl/certs/ca-certificates.crt:ro"
  )
}
