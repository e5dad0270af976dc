"""reference.py CLOUD: what openstacksdk, the engine of the `openstack` command, says about the state of a cloud.

Reads one word a line (groups, servers, volumes, images, users, assignments, credentials) and answers with one line of
JSON: a sorted list of sorted texts, so that two readers of the same state agree to the letter.
"""
import json
import sys

import openstack

cloud = openstack.connect(cloud=sys.argv[1])


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


for line in sys.stdin:
    print(json.dumps(sorted(globals()[line.strip()]())), flush=True)
