#!/usr/bin/env bash
# up.sh [STATE_DIR]    (default: cloudnx-openstack under TMPDIR)
#
# Real OpenStack "Zed" services of Debian 12 on loopback, behind TLS of our own: no systemd, no message queue, no agents,
# nothing outside STATE_DIR but Debian packages. The second run only starts what is not running.
#   keystone placement barbican   waitress, threads
#   neutron                       ml2 without agents
#   glance                        file store
#   nova                          fake hypervisor; API, conductor, scheduler and compute in one process
#   cinder                        fake volumes; API, scheduler and volume in one process
#   mariadb, nginx                unix socket only; TLS
#
#   OS_SERVICES    which (default all; keystone is always needed)
#   *_PORT         KEYSTONE_PORT NEUTRON_PORT … : plain ports; TLS listens 10000 above
#   BCRYPT_ROUNDS  cost of a password hash (4)
set -euo pipefail
umask 077
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV http_proxy https_proxy HTTP_PROXY HTTPS_PROXY || true
for variable in $(compgen -e | grep -E '^OS_' | grep -v '^OS_SERVICES$' || true); do unset "$variable"; done

here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
state=$(realpath -m "${1:-${TMPDIR:-/tmp}/cloudnx-openstack}")
for part in settings processes packages tls configure databases identity demo; do . "$here/parts/$part.sh"; done

[ ${#state} -lt 80 ] || die "the path of the state directory is too long for a unix socket"
mkdir -p "$state"/{etc,run,log,db,home/.barbican,pkg,lock,deb}
install_packages
unpack_packages
say "packages are ready"

start_database
configure_services
init_databases
start keystone env OS_KEYSTONE_CONFIG_DIR="$state/etc/keystone" $python "$here/python/serve.py" keystone "${port[keystone]}"
wait_for keystone "$identity"
make_identities

entry() { # module program: runs its main() under its own name
    echo "import sys; from $1 import main; sys.argv[0] = '$2'; sys.exit(main())"
}
if wanted neutron; then
    start neutron env PYTHONPATH="$here/python" $python -c "$(entry neutron.cmd.eventlet.server neutron-server)" \
        --config-file "$state/etc/neutron/neutron.conf" --config-file "$state/etc/neutron/ml2_conf.ini"
fi
if wanted placement; then
    start placement env OS_PLACEMENT_CONFIG_DIR="$state/etc/placement" $python "$here/python/serve.py" placement "${port[placement]}"
fi
if wanted barbican; then
    start barbican env HOME="$state/home" $python "$here/python/serve.py" barbican "${port[barbican]}" "$state/etc/barbican/paste.ini"
fi
if wanted glance; then
    start glance $python -c "$(entry glance.cmd.api glance-api)" --config-file "$state/etc/glance/glance-api.conf"
fi
if wanted placement; then wait_for placement "$(plain placement)/"; fi # nova-compute reports to it when it starts
if wanted nova; then start nova $python "$here/python/nova_all.py" --config-file "$state/etc/nova/nova.conf"; fi
if wanted cinder; then start cinder $python "$here/python/cinder_all.py" --config-file "$state/etc/cinder/cinder.conf"; fi
for service in neutron barbican glance nova cinder; do
    if wanted "$service"; then wait_for "$service" "$(plain "$service")/"; fi
done
start_tls
make_network
make_image
make_instances
write_client_files
say "ready: source $state/env.sh; stop with down.sh $state"
