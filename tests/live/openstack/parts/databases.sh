# MariaDB on a unix socket, and each service's own migrations, once. (SQLite is no way: Keystone with threads fails with
# "database is locked", and Neutron's migrations need ALTER of constraints.)

start_database() {
    if [ ! -d "$state/db/mysql" ]; then
        mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$state/db" \
            --auth-root-authentication-method=normal --skip-test-db >"$state/log/mariadb-install.log" 2>&1 \
            || { tail "$state/log/mariadb-install.log" && die "mariadb-install-db failed"; }
    fi
    # Nothing here must survive a power cut: no syncs, which makes Neutron's migrations three times faster.
    start mariadb env LD_PRELOAD="$(compgen -G '/usr/lib/*/libeatmydata.so' | head -1)" mariadbd --no-defaults \
        --user="$(id -un)" --datadir="$state/db" --socket="$socket" --skip-networking --pid-file="$state/run/mariadbd.own" \
        --innodb-buffer-pool-size=96M --innodb-log-file-size=32M --innodb-flush-log-at-trx-commit=0 --skip-log-bin \
        --performance-schema=0 --max-connections=300 --table-open-cache=800 --innodb-doublewrite=0 \
        --innodb-flush-method=nosync --innodb-file-per-table=0 --character-set-server=utf8mb4
    for _ in $(seq 100); do
        sql -e 'select 1' >/dev/null 2>&1 && say "mariadb answers" && return 0
        alive mariadb || { show_log mariadb && die "mariadb died"; }
        sleep 0.1
    done
    die "mariadb does not answer"
}

make_databases() {
    local name
    for name in "$@"; do
        sql -e "CREATE DATABASE IF NOT EXISTS $name CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
    done
}

quietly() { # service command…
    local log=$state/log/init-$1.log
    shift
    "$@" >>"$log" 2>&1 || { tail -n 20 "$log" >&2 && die "failed: $*"; }
}

make_keys() { # folder of keystone: what fernet_setup and credential_setup would write
    local number
    mkdir -p "$state/etc/keystone/$1"
    for number in 0 1; do
        head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$state/etc/keystone/$1/$number"
    done
}

init_keystone() {
    local manage=(quietly keystone keystone-manage --config-file "$state/etc/keystone/keystone.conf")
    make_databases keystone
    "${manage[@]}" db_sync
    make_keys fernet-keys
    make_keys credential-keys
    "${manage[@]}" bootstrap --bootstrap-password "$admin_password" --bootstrap-region-id $region \
        --bootstrap-admin-url "$identity" --bootstrap-internal-url "$identity" \
        --bootstrap-public-url "$(secure keystone)/v3"
}
init_neutron() {
    make_databases neutron
    quietly neutron $python "$state/pkg/usr/bin/neutron-db-manage" --config-file "$state/etc/neutron/neutron.conf" \
        --config-file "$state/etc/neutron/ml2_conf.ini" upgrade heads
}
init_barbican() {
    make_databases barbican
    HOME="$state/home" quietly barbican $python "$state/pkg/usr/bin/barbican-manage" db upgrade
}
init_placement() {
    make_databases placement
    OS_PLACEMENT_CONFIG_DIR="$state/etc/placement" quietly placement \
        placement-manage --config-file "$state/etc/placement/placement.conf" db sync
}
init_glance() {
    make_databases glance
    quietly glance $python "$state/pkg/usr/bin/glance-manage" --config-file "$state/etc/glance/glance-api.conf" db_sync
}
init_nova() {
    local manage=(quietly nova $python "$state/pkg/usr/bin/nova-manage" --config-file "$state/etc/nova/nova.conf")
    make_databases nova_api nova nova_cell0
    "${manage[@]}" api_db sync
    "${manage[@]}" cell_v2 map_cell0 --database_connection "$(database nova_cell0)"
    "${manage[@]}" cell_v2 create_cell --name cell1 --transport-url fake:// --database_connection "$(database nova)"
    "${manage[@]}" db sync
}
init_cinder() {
    make_databases cinder
    quietly cinder $python "$state/pkg/usr/bin/cinder-manage" --config-file "$state/etc/cinder/cinder.conf" db sync
}

# Two at a time. Never a bare `wait`: mariadbd is a child of this shell, too.
init_databases() {
    local service running=() alive_ones job
    for service in keystone nova neutron cinder glance barbican placement; do
        if ! wanted "$service" || ! is_new "$service"; then continue; fi
        ("init_$service" && mark_done "$service" && say "$service has its database") &
        running+=($!)
        [ ${#running[@]} -ge 2 ] || continue
        wait -n "${running[@]}" || true
        alive_ones=()
        for job in "${running[@]}"; do kill -0 "$job" 2>/dev/null && alive_ones+=("$job"); done
        running=("${alive_ones[@]}")
    done
    for job in "${running[@]}"; do wait "$job" || true; done
    for service in $services; do ! is_new "$service" || die "$service has no database; see $state/log/init-$service.log"; done
}
