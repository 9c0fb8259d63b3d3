# shellcheck shell=bash
# Everything; sourced by each command.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$HERE/lib/apt.sh"
. "$HERE/lib/tools.sh"
. "$HERE/lib/kubernetes.sh"
. "$HERE/lib/crds.sh"
. "$HERE/lib/images.sh"
. "$HERE/lib/dotnet.sh"
. "$HERE/lib/instance.sh"
. "$HERE/lib/config.sh"
. "$HERE/lib/node.sh"
. "$HERE/lib/start.sh"
. "$HERE/lib/components.sh"
. "$HERE/lib/control.sh"
