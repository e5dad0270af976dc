#!/usr/bin/env bash
# down.sh [STATE_DIR] [--wipe]    stops what up.sh started there, and nothing else; --wipe removes STATE_DIR afterwards
set -u
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
wipe=no
state=${TMPDIR:-/tmp}/cloudnx-openstack
for argument in "$@"; do
    case $argument in
    --wipe) wipe=yes ;;
    -*) echo "usage: $0 [STATE_DIR] [--wipe]" >&2 && exit 2 ;;
    *) state=$argument ;;
    esac
done
state=$(realpath -m -- "$state")
. "$here/parts/processes.sh"
for name in nginx cinder nova glance barbican placement neutron keystone mariadb; do stop $name; done
if [ "$wipe" = yes ] && [ -e "$state/etc/keystone/keystone.conf" ]; then rm -rf -- "$state" && echo "removed $state"; fi
exit 0
