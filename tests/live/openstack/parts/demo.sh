# What the demo project holds: a network, the default group as bwCloud-OS opens it (ssh and icmp from anywhere), an image,
# and the instances vm1 and vm2.

make_network() {
    if ! wanted neutron || ! is_new network; then return 0; fi
    . "$state/etc/ids.env"
    token=$(admin_token) && need "$token" "admin's token"
    local network external subnet router group url
    url=$(plain neutron)/v2.0
    external=$(api POST "$url/networks" -d '{"network":{"name":"public","router:external":true,"provider:network_type":"flat","provider:physical_network":"ext"}}' | jq -r .network.id)
    need "$external" "network public"
    need "$(api POST "$url/subnets" -d '{"subnet":{"network_id":"'"$external"'","name":"public-v4","ip_version":4,"cidr":"203.0.113.0/24","enable_dhcp":false}}' | jq -r .subnet.id)" "its subnet"
    network=$(api POST "$url/networks" -d '{"network":{"name":"demo-net","project_id":"'"$demo_project"'"}}' | jq -r .network.id)
    need "$network" "network demo-net"
    subnet=$(api POST "$url/subnets" -d '{"subnet":{"network_id":"'"$network"'","project_id":"'"$demo_project"'","name":"demo-v4","ip_version":4,"cidr":"10.20.0.0/24"}}' | jq -r .subnet.id)
    need "$subnet" "its subnet"
    router=$(api POST "$url/routers" -d '{"router":{"name":"demo-router","project_id":"'"$demo_project"'","external_gateway_info":{"network_id":"'"$external"'"}}}' | jq -r .router.id)
    need "$router" "router demo-router"
    api PUT "$url/routers/$router/add_router_interface" -d '{"subnet_id":"'"$subnet"'"}' >/dev/null
    group=$(api GET "$url/security-groups?project_id=$demo_project&name=default" | jq -r '.security_groups[0].id')
    need "$group" "group default"
    api POST "$url/security-group-rules" -d '{"security_group_rules":[
        {"security_group_rule":{"security_group_id":"'"$group"'","direction":"ingress","ethertype":"IPv4","protocol":"tcp","port_range_min":22,"port_range_max":22,"remote_ip_prefix":"0.0.0.0/0"}},
        {"security_group_rule":{"security_group_id":"'"$group"'","direction":"ingress","ethertype":"IPv4","protocol":"icmp","remote_ip_prefix":"0.0.0.0/0"}}]}' >/dev/null
    printf '%s\n' "demo_network=$network" "external_network=$external" "default_group=$group" >>"$state/etc/ids.env"
    mark_done network && say "demo network made"
}

make_image() {
    if ! wanted glance || ! is_new image; then return 0; fi
    token=$(admin_token) && need "$token" "admin's token"
    local image url
    url=$(plain glance)/v2/images
    image=$(api POST "$url" -d '{"name":"demo-image","disk_format":"raw","container_format":"bare","visibility":"public","min_disk":1}' | jq -r .id)
    need "$image" "image demo-image"
    head -c 65536 /dev/zero | curl -sS -X PUT "$url/$image/file" -H "X-Auth-Token: $token" -H 'Content-Type: application/octet-stream' --data-binary @-
    echo "demo_image=$image" >>"$state/etc/ids.env"
    mark_done image && say "demo image made"
}

wait_for_server() { # id: until it is no longer building
    local status
    for _ in $(seq 120); do
        status=$(api GET "$(plain nova)/v2.1/servers/$1" | jq -r .server.status)
        [ "$status" = BUILD ] || break
        sleep 0.5
    done
    [ "$status" = ACTIVE ] || die "an instance is $status; see $state/log/nova.log"
}

make_instances() {
    if ! wanted nova || ! is_new instances; then return 0; fi
    . "$state/etc/ids.env"
    local number instance url
    url=$(plain nova)/v2.1
    token=$(admin_token "$demo_project") && need "$token" "admin's token"
    need "$(api POST "$url/flavors" -d '{"flavor":{"id":"1","name":"m1.tiny","ram":512,"vcpus":1,"disk":1}}' | jq -r .flavor.id)" "flavor m1.tiny"
    for number in 1 2; do
        instance=$(api POST "$url/servers" -H 'OpenStack-API-Version: compute 2.90' -d '{"server":{"name":"vm'$number'","hostname":"vm'$number'","flavorRef":"1","imageRef":"'"$demo_image"'","networks":[{"uuid":"'"$demo_network"'"}]}}' | jq -r .server.id)
        need "$instance" "instance vm$number"
        wait_for_server "$instance"
        echo "vm$number=$instance" >>"$state/etc/ids.env"
        say "instance vm$number runs"
    done
    mark_done instances
}

write_client_files() {
    local credential secret auth
    credential=$(jq -r .application_credential.id "$state/etc/appcred.json")
    secret=$(jq -r .application_credential.secret "$state/etc/appcred.json")
    auth="auth_url: $(secure keystone)/v3"
    cat >"$state/clouds.yaml" <<END
# Test values of a cloud on loopback. OS_CLIENT_CONFIG_FILE=$state/clouds.yaml openstack --os-cloud demo server list
clouds:
  demo: &here
    region_name: $region
    interface: public
    identity_api_version: 3
    cacert: $state/etc/tls/ca.pem
    auth_type: v3applicationcredential
    auth: {$auth, application_credential_id: $credential, application_credential_secret: $secret}
  admin:
    <<: *here
    auth_type: password
    auth: {$auth, username: admin, password: $admin_password, project_name: admin, user_domain_id: default, project_domain_id: default}
  admin-demo:
    <<: *here
    auth_type: password
    auth: {$auth, username: admin, password: $admin_password, project_name: demo, user_domain_id: default, project_domain_id: default}
  # with --os-passcode \$(oathtool --totp -b $operator_seed)
  operator:
    <<: *here
    auth_type: v3multifactor
    auth_methods: [v3password, v3totp]
    auth: {$auth, username: operator, password: $operator_password, project_name: demo, user_domain_id: default, project_domain_id: default}
  secadmin:
    <<: *here
    auth_type: v3multifactor
    auth_methods: [v3password, v3totp]
    auth: {$auth, username: secadmin, password: $secadmin_password, project_name: demo, user_domain_id: default, project_domain_id: default}
END
    cat >"$state/env.sh" <<END
export OS_CLIENT_CONFIG_FILE=$state/clouds.yaml
export CLOUDNX_LIVE_STATE=$state CLOUDNX_LIVE_CA=$state/etc/tls/ca.pem
export CLOUDNX_LIVE_IDENTITY=$(secure keystone)/v3
export CLOUDNX_LIVE_CREDENTIAL=$credential CLOUDNX_LIVE_CREDENTIAL_SECRET=$secret
export CLOUDNX_LIVE_OPERATOR_PASSWORD=$operator_password CLOUDNX_LIVE_OPERATOR_SEED=$operator_seed
export CLOUDNX_LIVE_SECADMIN_PASSWORD=$secadmin_password CLOUDNX_LIVE_SECADMIN_SEED=$secadmin_seed
export CLOUDNX_LIVE_ADMIN_PASSWORD=$admin_password
$(sed 's/^/export CLOUDNX_LIVE_ID_/' "$state/etc/ids.env")
END
}
