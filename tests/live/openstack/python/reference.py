"""reference.py CLOUD [CODE]: what openstacksdk, the engine of the `openstack` command, says about the state of a cloud.

Reads one line of JSON a time: a list of a word (a function below) and its arguments. Answers with one line of JSON: a sorted list of texts, so that two readers of the
same state agree to the letter.
"""
import json
import sys

import openstack

cloud = openstack.connect(cloud=sys.argv[1], **({'passcode': sys.argv[2]} if sys.argv[2:] else {}))


def text(value):
    return '-' if value is None or value == '' else str(value)


def groups():
    project = cloud.current_project_id
    listed = [g for g in cloud.network.security_groups(project_id=project)]
    names = {g.id: g.name for g in listed}
    lines = []
    for group in listed:
        lines.append(f'group {group.name}')
        for rule in group.security_group_rules:
            peer = names.get(rule['remote_group_id'], rule['remote_group_id']) or rule['normalized_cidr']
            if not peer:
                peer = '0.0.0.0/0' if rule['ethertype'] == 'IPv4' else '::/0'
            lines.append(' '.join(['rule', group.name, rule['direction'], rule['ethertype'],
                                   text(rule['protocol']), text(rule['port_range_min']),
                                   text(rule['port_range_max']), peer]))
    return lines


def servers():
    return [f'server {s.name} {s.status} {s.flavor["original_name"]} {text(s.key_name)} '
            + ','.join(sorted(a['addr'] for net in s.addresses.values() for a in net))
            for s in cloud.compute.servers()]


def volumes():
    return [f'volume {v.name} {v.size} {v.is_encrypted} {text(v.attachments[0]["server_id"] if v.attachments else None)}'
            for v in cloud.block_storage.volumes()]


def users():
    return [f'user {u.name} {u.is_enabled}' for u in cloud.identity.users(domain_id='default')]


def assignments():
    project = cloud.current_project_id
    roles = {r.id: r.name for r in cloud.identity.roles()}
    people = {u.id: u.name for u in cloud.identity.users()}
    return [f'role {people[a.user["id"]]} {roles[a.role["id"]]}'
            for a in cloud.identity.role_assignments(scope_project_id=project) if a.user]


def credentials():
    return [f'credential {c.name} {c.id}' for c in cloud.identity.application_credentials(cloud.current_user_id)]


def group_named(name):
    return cloud.network.find_security_group(name, ignore_missing=False, project_id=cloud.current_project_id)


def add_group(name):
    return [cloud.network.create_security_group(name=name).id]


def remove_group(name):
    cloud.network.delete_security_group(group_named(name))
    return []


def add_volume(name, size):
    cloud.block_storage.wait_for_status(cloud.block_storage.create_volume(name=name, size=size), 'available', wait=120)
    return []


def remove_volume(name):
    volume = cloud.block_storage.find_volume(name, ignore_missing=False)
    cloud.block_storage.delete_volume(volume)
    cloud.block_storage.wait_for_delete(volume, wait=120)
    return []


def count_rules(group):
    return [str(len(list(cloud.network.security_group_rules(security_group_id=group_named(group).id))))]


def add_rules(group, first, count):
    """tcp from 192.0.2.0/24, one rule a port."""
    group_id = group_named(group).id
    list(cloud.network.create_security_group_rules([
        {'security_group_id': group_id, 'direction': 'ingress', 'ethertype': 'IPv4', 'protocol': 'tcp',
         'port_range_min': port, 'port_range_max': port, 'remote_ip_prefix': '192.0.2.0/24'}
        for port in range(first, first + count)]))
    return []


def remove_rules(group, first, count):
    for rule in list(cloud.network.security_group_rules(security_group_id=group_named(group).id)):
        if rule.port_range_min and first <= rule.port_range_min < first + count:
            cloud.network.delete_security_group_rule(rule)
    return []


def rule_quota(count):
    cloud.network.update_quota(cloud.current_project_id, security_group_rules=count)
    return []


def all_rules():
    return [str(len(list(cloud.network.security_group_rules(project_id=cloud.current_project_id))))]


for line in sys.stdin:
    word, *arguments = json.loads(line)
    print(json.dumps(sorted(globals()[word](*arguments))), flush=True)
