# What every part of up.sh and down.sh agrees on. Sourced; expects $state to be the state directory.

services=${OS_SERVICES:-"keystone neutron barbican placement glance nova cinder"}
region=RegionOne
python=/usr/bin/python3 # Debian's own; the python3 first in PATH may be another one without these modules

# Plain HTTP, for the services among themselves. TLS, for clients: the same number plus 10000.
declare -A port=(
    [keystone]=${KEYSTONE_PORT:-15000} [neutron]=${NEUTRON_PORT:-19696} [barbican]=${BARBICAN_PORT:-19311}
    [placement]=${PLACEMENT_PORT:-18778} [glance]=${GLANCE_PORT:-19292} [nova]=${NOVA_PORT:-18774}
    [cinder]=${CINDER_PORT:-18776}
)
plain() { echo "http://127.0.0.1:${port[$1]}"; }
secure() { echo "https://127.0.0.1:$((port[$1] + 10000))"; }
identity=$(plain keystone)/v3

# Published test values of a cloud that only loopback can reach.
admin_password=admin-Pw1 service_password=svc-Pw1 operator_password=operator-Pw1 secadmin_password=secadmin-Pw1
operator_seed=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
secadmin_seed=KRSXG5CTMVRXEZLUKN2XAZLSKRSXG5CT
bcrypt_rounds=${BCRYPT_ROUNDS:-4} # keystone's own default is 12; tests sign in often

socket=$state/run/my.sock
sql() { mariadb --no-defaults --socket="$socket" -u root -N -B "$@"; }
database() { echo "mysql+pymysql://root@localhost/$1?unix_socket=$socket&charset=utf8mb4"; }

wanted() { [[ " $services " == *" $1 "* ]]; }
begun=$EPOCHREALTIME
say() { printf '[%6.1f s] %s\n' "$(bc <<<"$EPOCHREALTIME - $begun")" "$*"; }
die() {
    echo "openstack: $*" >&2
    exit 1
}

# A step that is done once in the life of a state directory.
is_new() { [ ! -e "$state/run/.$1" ]; }
mark_done() { touch "$state/run/.$1"; }
