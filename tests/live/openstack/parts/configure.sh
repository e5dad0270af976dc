# Writes the configuration of every service, again on every run. What is not obvious has its reason beside it.

# Without service_type a service refuses every token whose application credential has access rules.
authtoken() { # service type
    cat <<END
[keystone_authtoken]
service_type = $1
www_authenticate_uri = $identity
auth_url = $identity
auth_type = password
username = svc
password = $service_password
user_domain_id = default
project_domain_id = default
project_name = service
service_token_roles_required = true
[oslo_middleware]
enable_proxy_headers_parsing = true
END
}

client_of() { # section
    cat <<END
[$1]
auth_url = $identity
auth_type = password
username = svc
password = $service_password
user_domain_id = default
project_domain_id = default
project_name = service
region_name = $region
valid_interfaces = internal
END
}

configure_keystone() {
    # memory_pickle: the plain memory cache hands out shared objects, and the second TOTP sign-in fails with 500.
    cat >"$state/etc/keystone/keystone.conf" <<END
[DEFAULT]
log_file = $state/log/keystone.log
max_param_size = 255
[database]
connection = $(database keystone)
[auth]
methods = password,token,totp,application_credential
[totp]
included_previous_windows = 1
[identity]
password_hash_rounds = $bcrypt_rounds
[token]
provider = fernet
expiration = 3600
[cache]
enabled = true
backend = dogpile.cache.memory_pickle
[receipt]
expiration = 300
[fernet_tokens]
key_repository = $state/etc/keystone/fernet-keys
[fernet_receipts]
key_repository = $state/etc/keystone/fernet-keys
[credential]
key_repository = $state/etc/keystone/credential-keys
[oslo_middleware]
enable_proxy_headers_parsing = true
END
}

configure_neutron() {
    cat >"$state/etc/neutron/neutron.conf" <<END
[DEFAULT]
core_plugin = ml2
service_plugins = router
auth_strategy = keystone
bind_host = 127.0.0.1
bind_port = ${port[neutron]}
api_workers = 0
rpc_workers = 0
transport_url = fake://
log_file = $state/log/neutron.log
state_path = $state/run/neutron
api_paste_config = $state/pkg/usr/share/neutron-common/api-paste.ini
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = false
# Smaller than what the tests make, so that reading means turning pages.
pagination_max_limit = 500
[quotas]
quota_security_group_rule = 2000
[database]
connection = $(database neutron)
[oslo_concurrency]
lock_path = $state/lock
$(authtoken network)
END
    cat >"$state/etc/neutron/ml2_conf.ini" <<END
[ml2]
type_drivers = local,flat,vlan,vxlan
tenant_network_types = vxlan
mechanism_drivers = loopbind
extension_drivers = port_security
[ml2_type_flat]
flat_networks = *
[ml2_type_vxlan]
vni_ranges = 1:1000
END
}

configure_barbican() {
    local key=$state/etc/barbican/kek
    [ -s "$key" ] || head -c 32 /dev/urandom | base64 >"$key"
    # It has no variable that names its configuration; it looks below HOME.
    cat >"$state/home/.barbican/barbican.conf" <<END
[DEFAULT]
log_file = $state/log/barbican.log
host_href = $(secure barbican)
sql_connection = $(database barbican)
db_auto_create = false
[secretstore]
enabled_secretstore_plugins = store_crypto
[crypto]
enabled_crypto_plugins = simple_crypto
[simple_crypto_plugin]
kek = $(cat "$key")
[queue]
enable = false
[oslo_policy]
policy_file = $state/etc/barbican/policy.yaml
$(authtoken key-manager)
END
    : >"$state/etc/barbican/policy.yaml"
    sed "s#/etc/barbican#$state/etc/barbican#" "$state/pkg/usr/share/barbican-common/barbican-api-paste.ini" \
        >"$state/etc/barbican/paste.ini"
}

configure_placement() {
    cat >"$state/etc/placement/placement.conf" <<END
[DEFAULT]
log_file = $state/log/placement.log
[placement_database]
connection = $(database placement)
[api]
auth_strategy = keystone
$(authtoken placement)
END
}

configure_glance() {
    cat >"$state/etc/glance/glance-api.conf" <<END
[DEFAULT]
bind_host = 127.0.0.1
bind_port = ${port[glance]}
workers = 0
log_file = $state/log/glance.log
enabled_backends = fs:file
[database]
connection = $(database glance)
[glance_store]
default_backend = fs
[fs]
filesystem_store_datadir = $state/run/images
[os_glance_tasks_store]
filesystem_store_datadir = $state/run/images/tasks
[os_glance_staging_store]
filesystem_store_datadir = $state/run/images/staging
[paste_deploy]
flavor = keystone
config_file = $state/pkg/usr/share/glance-common/glance-api-paste.ini
[oslo_concurrency]
lock_path = $state/lock
$(authtoken image)
END
}

configure_nova() {
    cat >"$state/etc/nova/nova.conf" <<END
[DEFAULT]
host = cloudhost
default_log_levels = oslo_messaging=ERROR,sqlalchemy=WARN,urllib3=WARN,keystonemiddleware=WARN,oslo_policy=ERROR
my_ip = 127.0.0.1
compute_driver = fake.FakeDriver
transport_url = fake://
enabled_apis = osapi_compute
osapi_compute_listen = 127.0.0.1
osapi_compute_listen_port = ${port[nova]}
osapi_compute_workers = 1
state_path = $state/run/nova
log_file = $state/log/nova.log
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
sync_power_state_interval = -1
running_deleted_instance_poll_interval = 0
rpc_response_timeout = 30
[api_database]
connection = $(database nova_api)
[database]
connection = $(database nova)
[api]
auth_strategy = keystone
[wsgi]
api_paste_config = $state/pkg/usr/share/nova-common/api-paste.ini
[conductor]
workers = 1
[scheduler]
workers = 1
[key_manager]
backend = barbican
[barbican]
auth_endpoint = $identity
[oslo_concurrency]
lock_path = $state/lock
[oslo_messaging_notifications]
driver = noop
[vnc]
enabled = false
[cinder]
os_region_name = $region
catalog_info = volumev3::internalURL
$(authtoken compute)
$(client_of neutron)
$(client_of placement)
$(client_of glance)
$(client_of service_user)
END
}

configure_cinder() {
    cat >"$state/etc/cinder/cinder.conf" <<END
[DEFAULT]
host = cloudhost
my_ip = 127.0.0.1
transport_url = fake://
osapi_volume_listen = 127.0.0.1
osapi_volume_listen_port = ${port[cinder]}
osapi_volume_workers = 1
state_path = $state/run/cinder
log_file = $state/log/cinder.log
api_paste_config = $state/pkg/usr/share/cinder-common/api-paste.ini
auth_strategy = keystone
enabled_backends = fake
default_volume_type = __DEFAULT__
resource_query_filters_file = $state/etc/cinder/resource_filters.json
glance_api_servers = $(plain glance)
rpc_response_timeout = 30
[fake]
volume_driver = cinder.tests.fake_driver.FakeLoggingVolumeDriver
volume_backend_name = fake
[database]
connection = $(database cinder)
[oslo_concurrency]
lock_path = $state/lock
[coordination]
backend_url = file://$state/run/cinder
$(authtoken block-storage)
END
    cp "$state/pkg/etc/cinder/resource_filters.json" "$state/etc/cinder/"
}

configure_services() {
    mkdir -p "$state"/etc/{keystone,neutron,nova,placement,glance,cinder,barbican,tls} \
        "$state"/run/{images,nova,neutron,cinder}
    local service
    for service in keystone neutron barbican placement glance nova cinder; do "configure_$service"; done
    configure_tls
}
