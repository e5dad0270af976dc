# Who there is: projects demo and service, users operator and secadmin with TOTP and MFA rules, the catalogue, and
# operator's application credential.

admin_token() { # project id or empty for project admin
    local scope='"project":{"name":"admin","domain":{"id":"default"}}'
    [ -z "${1:-}" ] || scope='"project":{"id":"'$1'"}'
    curl -s -i "$identity/auth/tokens" -H 'Content-Type: application/json' \
        -d '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"id":"default"},"password":"'"$admin_password"'"}}},"scope":{'"$scope"'}}}' \
        | tr -d '\r' | awk 'tolower($1)=="x-subject-token:"{print $2}'
}
api() { # method url [curl options]: with $token
    local method=$1 url=$2
    shift 2
    curl -sS -X "$method" "$url" -H "X-Auth-Token: $token" -H 'Content-Type: application/json' "$@"
}
need() { # value, what it is
    if [ -z "$1" ] || [ "$1" = null ]; then die "could not make $2"; fi
}
id_of() { api GET "$identity/$1?name=$2" | jq -r ".$1[0].id // empty"; }
make() { # collection singular name json: prints the id, of what is there or of what is made
    local id
    id=$(id_of "$1" "$3")
    [ -n "$id" ] || id=$(api POST "$identity/$1" -d "{\"$2\":$4}" | jq -r ".$2.id")
    need "$id" "$2 $3"
    echo "$id"
}

# The public address is the one behind TLS; the services reach each other by the internal one.
add_to_catalogue() { # type name plain-address secure-address
    local id
    id=$(api GET "$identity/services?type=$1" | jq -r '.services[0].id // empty')
    [ -n "$id" ] || id=$(api POST "$identity/services" -d '{"service":{"name":"'"$2"'","type":"'"$1"'"}}' | jq -r .service.id)
    need "$id" "service $1"
    local interface address=$3
    for interface in internal public; do
        api POST "$identity/endpoints" -d '{"endpoint":{"service_id":"'"$id"'","interface":"'$interface'","region_id":"'$region'","url":"'"$address"'"}}' >/dev/null
        address=$4
    done
}
fill_catalogue() {
    add_to_catalogue network neutron "$(plain neutron)" "$(secure neutron)"
    add_to_catalogue key-manager barbican "$(plain barbican)" "$(secure barbican)"
    add_to_catalogue placement placement "$(plain placement)" "$(plain placement)"
    add_to_catalogue image glance "$(plain glance)" "$(secure glance)"
    add_to_catalogue compute nova "$(plain nova)/v2.1" "$(secure nova)/v2.1"
    add_to_catalogue block-storage cinder "$(plain cinder)/v3" "$(secure cinder)/v3"
    add_to_catalogue volumev3 cinderv3 "$(plain cinder)/v3/%(project_id)s" "$(secure cinder)/v3/%(project_id)s"
}

enrol() { # user seed. The second rule lets application credentials in: without it MFA locks them out.
    api POST "$identity/credentials" -d '{"credential":{"type":"totp","user_id":"'"$1"'","blob":"'"$2"'"}}' >/dev/null
    api PATCH "$identity/users/$1" -d '{"user":{"options":{"multi_factor_auth_enabled":true,"multi_factor_auth_rules":[["password","totp"],["application_credential"]]}}}' >/dev/null
}

# Made with a password token, before the MFA rules are switched on.
make_application_credential() { # user project
    local of_operator
    of_operator=$(curl -s -i "$identity/auth/tokens" -H 'Content-Type: application/json' \
        -d '{"auth":{"identity":{"methods":["password"],"password":{"user":{"id":"'"$1"'","password":"'"$operator_password"'"}}},"scope":{"project":{"id":"'"$2"'"}}}}' \
        | tr -d '\r' | awk 'tolower($1)=="x-subject-token:"{print $2}')
    need "$of_operator" "operator's token"
    curl -s "$identity/users/$1/application_credentials" -H "X-Auth-Token: $of_operator" -H 'Content-Type: application/json' \
        -d '{"application_credential":{"name":"console","description":"console test"}}' >"$state/etc/appcred.json"
    need "$(jq -r .application_credential.id "$state/etc/appcred.json")" "application credential"
}

make_identities() {
    is_new identities || return 0
    token=$(admin_token) && need "$token" "admin's token"
    local role service demo svc operator secadmin admin_role
    service=$(make projects project service '{"name":"service","domain_id":"default"}')
    demo=$(make projects project demo '{"name":"demo","domain_id":"default","description":"demo project"}')
    svc=$(make users user svc '{"name":"svc","domain_id":"default","password":"'$service_password'"}')
    for role in service creator; do make roles role $role '{"name":"'$role'"}' >/dev/null; done
    admin_role=$(id_of roles admin)
    for role in "$admin_role" "$(id_of roles service)"; do api PUT "$identity/projects/$service/users/$svc/roles/$role"; done
    operator=$(make users user operator '{"name":"operator","domain_id":"default","password":"'$operator_password'","default_project_id":"'"$demo"'"}')
    for role in member creator; do api PUT "$identity/projects/$demo/users/$operator/roles/$(id_of roles $role)"; done
    secadmin=$(make users user secadmin '{"name":"secadmin","domain_id":"default","password":"'$secadmin_password'","default_project_id":"'"$demo"'"}')
    api PUT "$identity/projects/$demo/users/$secadmin/roles/$admin_role"
    api PUT "$identity/system/users/$secadmin/roles/$admin_role"
    api PUT "$identity/projects/$demo/users/$(id_of users admin)/roles/$admin_role"
    fill_catalogue
    make_application_credential "$operator" "$demo"
    enrol "$operator" $operator_seed
    enrol "$secadmin" $secadmin_seed
    printf '%s\n' "demo_project=$demo" "operator_id=$operator" "secadmin_id=$secadmin" >"$state/etc/ids.env"
    mark_done identities && say "identities made"
}
