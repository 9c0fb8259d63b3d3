# shellcheck shell=bash
# One running cluster: its name, its folder, and its slot, the number from which its interface and addresses follow.

# How many may run side by side; the Service range below has room for sixteen.
SLOTS=16

instance() {
  NAME=${1:-dev}
  [[ $NAME =~ ^[a-z0-9][a-z0-9-]{0,30}$ ]] || fail "'$NAME' is no name for a cluster: small letters, digits and hyphens, at most 31"
  case $CACHE in
    /run/* | /var/lib/* | /var/log/*) fail "the cache cannot be in $CACHE: the node has folders of its own there; set XDG_CACHE_HOME" ;;
  esac
  STATE=$CACHE/run/$NAME
  export NAME STATE
}

# Of the machine, as slots are: under it they are taken and left.
SLOT_LOCK=/run/lock/pyops-slots

# The numbers of a slot. Services get 4,094 addresses: a benchmark has thousands of them.
addresses() {
  SLOT=$1
  LINK=pyops$SLOT
  MACHINE_IP=10.253.$SLOT.1 NODE_IP=10.253.$SLOT.2
  SERVICES=10.254.$((SLOT * 16)).0/20 FIRST_SERVICE_IP=10.254.$((SLOT * 16)).1
  PODS=10.252.$SLOT.0/24
  CGROUP=pyops$SLOT
}

# A slot is taken by making its interface, which the kernel lets one process do only, whatever cache it works with.
# The alias says whose it is.
take_slot() {
  local slot
  for ((slot = 0; slot < SLOTS; slot++)); do
    ip link add "pyops$slot" type veth peer name "pyops${slot}n" 2>/dev/null || continue
    ip link set "pyops$slot" alias "$STATE"
    addresses "$slot"
    return
  done
  fail "all $SLOTS slots are in use (ip link show type veth)"
}

# The kernel takes the interface away by itself a moment after the processes: unless it is asked whose it is where nobody can take the slot
# meanwhile, it may be somebody else's by now.
leave_slot() {
  [ "$(cat "/sys/class/net/$LINK/ifalias" 2>/dev/null)" != "$STATE" ] || ip link del "$LINK" 2>/dev/null || true
}

find_slot() {
  local file
  for file in /sys/class/net/pyops*/ifalias; do
    [ "$(cat "$file" 2>/dev/null)" = "$STATE" ] || continue
    file=$(basename "$(dirname "$file")")
    addresses "${file#pyops}"
    return 0
  done
  [ -s "$STATE/slot" ] && addresses "$(cat "$STATE/slot")"
}

# The pid of the instance's first process; nothing if it does not run. A pid can have gone to another process:
# its command line must name the folder.
init_pid() {
  local pid
  pid=$(cat "$STATE/init.pid" 2>/dev/null) && [ -n "$pid" ] || return 1
  grep -qzxF -e "$STATE" "/proc/$pid/cmdline" 2>/dev/null || return 1
  echo "$pid"
}

# Every first process that was started for this folder, also when the pid was never written; by whatever checkout of this project.
instance_processes() {
  local file
  grep -lzxF -e "$STATE" /proc/[0-9]*/cmdline 2>/dev/null | while read -r file; do
    if grep -qzE '/cluster/init$' "$file" 2>/dev/null; then
      file=${file#/proc/}
      echo "${file%/cmdline}"
    fi
  done
}

# Runs a command in the instance's namespaces, where its programs' pids and addresses are.
inside() {
  local pid
  pid=$(init_pid) || fail "cluster '$NAME' does not run; start it: hack/cluster/up $NAME"
  nsenter --target "$pid" --net --mount --pid -- "$@"
}

remove_cgroups() {
  find /sys/fs/cgroup -depth -type d -path "*/$CGROUP*" -exec rmdir {} + 2>/dev/null
  [ -z "$(find /sys/fs/cgroup -type d -name "$CGROUP" -print -quit)" ]
}

# Works on whatever is there. When the first process of a pid namespace ends, the kernel ends all others,
# and with them go mounts and interfaces.
stop_instance() {
  local pid
  for pid in $(instance_processes); do kill -KILL "$pid" 2>/dev/null || true; done
  until_true 20 no_instance_process || fail "the processes of '$NAME' do not end: $(instance_processes | xargs)"
  if find_slot; then
    locked "$SLOT_LOCK" leave_slot
    until_true 20 remove_cgroups || say "cgroup folders remain: /sys/fs/cgroup/**/$CGROUP"
  fi
  if [ -d "$STATE" ]; then
    rm -rf "$CACHE/logs/$NAME"
    [ ! -d "$STATE/logs" ] || mv -T "$STATE/logs" "$CACHE/logs/$NAME"
    rm -rf --one-file-system "$STATE"
  fi
}

no_instance_process() {
  [ -z "$(instance_processes)" ]
}
