# shellcheck shell=bash
# Starting, stopping and killing single components of a running instance.

component_pid() {
  cat "$STATE/control/$1.pid" 2>/dev/null
}

# The pid in the file is the instance's own; signals are sent from inside.
component_signal() {
  local pid
  pid=$(component_pid "$2") || return 0
  inside kill "-$1" "$pid" 2>/dev/null || true
}

component_runs_anew() {
  local pid
  pid=$(component_pid "$1") && [ "$pid" != "$2" ]
}

component_ended() {
  local pid
  pid=$(component_pid "$1") || return 0
  [ "$pid" != "$2" ]
}

# Politely, then not.
component_end() {
  local pid
  pid=$(component_pid "$1") || return 0
  component_signal TERM "$1"
  until_true 5 component_ended "$1" "$pid" || component_signal KILL "$1"
  until_true 5 component_ended "$1" "$pid" || fail "$1 does not end"
}

component_do() {
  local action=$1 component=$2 pid stopped=$STATE/control/$2.stopped
  [[ " ${COMPONENTS[*]} " = *" $component "* ]] || fail "no component '$component'; there are: ${COMPONENTS[*]}"
  [ "$component" != apiextensions-apiserver ] || [ ! -e "$STATE/crds.missing" ] || fail "$(cat "$STATE/crds.missing")"
  pid=$(component_pid "$component") || pid=
  case $action in
    stop)
      touch "$stopped"
      component_end "$component"
      ;;
    start)
      rm -f "$stopped"
      until_true 10 component_pid "$component" || fail "$component does not start"
      ;;
    kill) component_signal KILL "$component" ;;
    restart)
      component_end "$component"
      rm -f "$stopped"
      until_true 10 component_runs_anew "$component" "$pid" || fail "$component does not start"
      ;;
    *) fail "start, stop, restart or kill, not '$action'" ;;
  esac
  say "$component: $action done"
}
