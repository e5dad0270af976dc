# Packages. The python3-* libraries carry all the code. The daemon packages would bring users, init scripts and debconf,
# so they are only unpacked, for their paste files and entry scripts; nginx likewise, so that nothing opens port 80.

packages="python3-keystone python3-neutron python3-barbican python3-nova python3-placement python3-glance python3-cinder
  python3-waitress python3-pymysql python3-openstackclient libeatmydata1 mariadb-server-core mariadb-client-core
  oathtool jq curl bc procps openssl libpcre2-8-0 iproute2 util-linux"
unpacked="keystone neutron-common nova-common barbican-common placement-common glance-common cinder-common nginx"

install_packages() {
    local missing="" package
    for package in $packages; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installing$missing"
    local root=()
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get -o DPkg::Lock::Timeout=900 update -qq
    # shellcheck disable=SC2086
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 install -y \
        --no-install-recommends $missing >"$state/log/apt.log" 2>&1 || { tail -20 "$state/log/apt.log" && die "apt-get failed"; }
}

unpack_packages() {
    [ ! -e "$state/pkg/.done" ] || return 0
    # shellcheck disable=SC2086
    (cd "$state/deb" && apt-get download $unpacked >"$state/log/download.log" 2>&1) \
        || { cat "$state/log/download.log" && die "apt-get download failed"; }
    local archive
    for archive in "$state"/deb/*.deb; do dpkg-deb -x "$archive" "$state/pkg"; done
    touch "$state/pkg/.done"
}
