# shellcheck shell=bash
# What every script here starts with: where things are, how to talk, how to build something once.
set -euo pipefail
umask 022
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/pyops
export HERE ROOT CACHE

# One clock for a script and those that it calls: seconds and tenths since the first of them began.
export PYOPS_STARTED=${PYOPS_STARTED:-${EPOCHREALTIME/./}}

# Progress has a descriptor of its own: it is seen when a step's output goes to a file.
exec {PROGRESS}>&2

say() {
  local tenths=$(((${EPOCHREALTIME/./} - PYOPS_STARTED) / 100000))
  printf '[%4d.%ds] %s\n' $((tenths / 10)) $((tenths % 10)) "$*" >&"$PROGRESS"
}

fail() {
  say "error: $*"
  exit 1
}

# Root is for namespaces, mounts and apt-get; Debian 12 because the binaries are its packages.
require_machine() {
  [ "$(id -u)" = 0 ] || fail "hack/cluster makes namespaces and installs packages: it must be run as root"
  (
    # shellcheck source=/dev/null
    . /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ]
  ) || fail "hack/cluster takes its parts from Debian 12 (bookworm); for any other machine set PYOPS_KUBECONFIG or start Docker"
  mkdir -p "$CACHE"/{images,run,locks,logs}
}

# What outlives a script, or runs beside it, shall not hold its locks, terminal or pipes.
close_descriptors() {
  local descriptor
  for descriptor in /proc/self/fd/*; do
    descriptor=${descriptor##*/}
    [ "$descriptor" -le 2 ] || [ "$descriptor" = 255 ] || eval "exec $descriptor>&-"
  done
}

# signs_of_life NAME LOG: says every so many seconds that something is at work, and how far it is.
signs_of_life() {
  local never
  exec 2>&"$PROGRESS"
  close_descriptors
  PROGRESS=2
  # A wait without a program of its own, which would outlive this one.
  exec {never}<> <(:)
  while kill -0 "$$" 2>/dev/null; do
    read -rt "${PYOPS_SIGN_OF_LIFE:-60}" -u "$never" || true
    say "  at work on $1: $(tail -n 1 "$2" | tr -d '\r' | cut -c1-100)"
  done
}

# quietly NAME COMMAND...: the output goes to a log file (what `say` says still comes through), its end to the terminal when the
# command fails. Like all that follows it must not be called in a condition: bash would then ignore errors inside.
quietly() {
  local log=$CACHE/logs/$1.log name=$1 code signs
  shift
  : >"$log"
  signs_of_life "$name" "$log" </dev/null >/dev/null &
  signs=$!
  set +e
  (
    set -e
    "$@"
  ) >"$log" 2>&1
  code=$?
  kill "$signs"
  wait "$signs" 2>/dev/null
  set -e
  [ $code = 0 ] || { tail -n 25 "$log" >&2; fail "'$name' ended with $code; all of its output: $log"; }
}

# locked NAME COMMAND...: one at a time with this cache; with a path for NAME, on this machine. The command's children inherit
# the lock, so that what outlives a killed script is waited for and never met half-way.
locked() {
  local name=$1 lock
  shift
  case $name in /*) exec {lock}>"$name" ;; *) exec {lock}>"$CACHE/locks/$name" ;; esac
  flock --nonblock "$lock" || { say "waiting for another process that works on $name"; flock "$lock"; }
  "$@"
  exec {lock}>&-
}

# Runs a command of ours in pid and mount namespaces: when the caller dies, however that is, all that it began dies as well,
# and its mounts go.
contained() {
  setpriv --pdeathsig KILL -- unshare --pid --fork --kill-child --mount --mount-proc --propagation private -- "$@"
}

# once PATH COMMAND...: makes PATH (a file or a folder) unless it exists. The command gets the name of a folder to fill, PATH.part,
# which becomes PATH when it has succeeded: nothing half-made ever has the final name.
once() {
  [ -e "$1" ] || locked "$(basename "$1")" once_locked "$@"
}

once_locked() {
  local path=$1
  shift
  [ ! -e "$path" ] || return 0
  rm -rf "$path.part"
  mkdir -p "$path.part"
  "$@" "$path.part"
  mv -T "$path.part" "$path"
}

# until_true SECONDS COMMAND...: asks ten times a second.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}
