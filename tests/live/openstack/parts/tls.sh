# The TLS terminator in front of the services: nginx with a certificate of our own authority. What clients see is https
# only; X-Forwarded-Proto lets the services name their own addresses rightly.
#
# A fault is put in front of one service by a line in $state/etc/tls/<service>.fault and a reload (livecloud.h, Fault).

make_certificates() {
    local tls=$state/etc/tls
    mkdir -p "$tls"
    [ ! -s "$tls/server.pem" ] || return 0
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=CloudNx test authority" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
        -keyout "$tls/ca.key" -out "$tls/ca.pem" 2>"$state/log/tls.log"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
        -keyout "$tls/server.key" -out "$tls/server.csr" 2>>"$state/log/tls.log"
    printf '%s\n' "subjectAltName=IP:127.0.0.1,DNS:localhost" "basicConstraints=CA:FALSE" "extendedKeyUsage=serverAuth" >"$tls/server.ext"
    openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial -days 825 \
        -extfile "$tls/server.ext" -out "$tls/server.pem" 2>>"$state/log/tls.log"
}

tls_server() { # service
    cat <<END
    upstream $1 { server 127.0.0.1:${port[$1]}; keepalive 8; }
    server {
        listen 127.0.0.1:$((port[$1] + 10000)) ssl;
        access_log $state/log/requests-$1.log asked;
        location / {
            include $state/etc/tls/$1.fault;
            proxy_pass http://$1;
        }
        location @lost { # for faults: the service does what is asked, and its answer does not fit through
            proxy_buffer_size 64;
            proxy_buffers 4 64;
            proxy_busy_buffers_size 128;
            proxy_pass http://$1;
        }
    }
END
}

configure_tls() {
    local tls=$state/etc/tls service
    make_certificates
    {
        cat <<END
daemon off;
$([ "$(id -u)" != 0 ] || echo "user $(id -un) $(id -gn); # its temporary files are in our folder")
worker_processes 1;
pid $state/run/nginx.own;
error_log $state/log/nginx.log warn;
events { worker_connections 512; }
http {
    log_format asked '\$request_method \$request_uri \$status';
    client_body_temp_path $state/run/nginx/body;
    proxy_temp_path $state/run/nginx/proxy;
    fastcgi_temp_path $state/run/nginx/fastcgi;
    uwsgi_temp_path $state/run/nginx/uwsgi;
    scgi_temp_path $state/run/nginx/scgi;
    ssl_certificate $tls/server.pem;
    ssl_certificate_key $tls/server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:tls:1m;
    client_max_body_size 64m;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host \$http_host;
    proxy_set_header X-Forwarded-Proto https;
    proxy_read_timeout 120s;
END
        for service in $services; do
            [ "$service" = placement ] && continue
            [ -e "$tls/$service.fault" ] || : >"$tls/$service.fault"
            tls_server "$service"
        done
        echo "}"
    } >"$tls/nginx.conf"
    mkdir -p "$state/run/nginx"
}

start_tls() {
    start nginx "$state/pkg/usr/sbin/nginx" -e "$state/log/nginx.log" -p "$state/run/nginx/" -c "$state/etc/tls/nginx.conf"
    wait_for nginx "$(secure keystone)/v3" --cacert "$state/etc/tls/ca.pem"
}
