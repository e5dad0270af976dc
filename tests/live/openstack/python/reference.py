"""reference.py CLOUD [CODE]: what the `openstack` command says about the state of a cloud, in one process that starts once.

Reads one line of JSON a time: a list of a word (a function below) and its arguments. Answers with one line of JSON: a sorted list of texts, so that two readers of the
same state agree to the letter.
"""
import io
import json
import sys

import openstackclient.shell


class Shell(openstackclient.shell.OpenStackShell):
    """The command itself; instead of a person's lines it reads ours."""

    def interact(self):
        self.shown('catalog', 'list')  # signs in
        for line in sys.stdin:
            word, *arguments = json.loads(line)
            print(json.dumps(sorted(globals()[word](*arguments))), flush=True)

    def shown(self, *words):
        """`openstack WORDS -f json`."""
        self.stdout = io.StringIO()
        if self.run_subcommand([*words, '-f', 'json']) != 0:
            raise SystemExit(f'openstack {" ".join(words)} failed')
        return json.loads(self.stdout.getvalue())


shell = Shell()


def cloud():
    return shell.client_manager.sdk_connection


def text(value):
    return '-' if value is None or value == '' else str(value)


def groups():
    """To the letter. The command's own table of rules hides the 0 of an icmp type or code, so that this asks its engine."""
    project = cloud().current_project_id
    listed = [g for g in cloud().network.security_groups(project_id=project)]
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


def rules():
    listed = {g['ID']: g for g in shell.shown('security', 'group', 'list', '--project', cloud().current_project_id)}
    return [f'group {g["ID"]} {g["Name"]} {text(g["Description"])}' for g in listed.values()] + [
        ' '.join(['rule', r['ID'], r['Security Group'], r['Direction'], r['Ethertype'], text(r['IP Protocol']),
                  text(r['Port Range']), text(r['Remote Security Group'] or r['IP Range'])])
        for r in shell.shown('security', 'group', 'rule', 'list') if r['Security Group'] in listed]


def servers():
    return [f'server {s["Name"]} {s["Status"]} {s["Flavor"]} '
            + ','.join(sorted(a for net in s['Networks'].values() for a in net))
            for s in shell.shown('server', 'list')]


def volumes():
    """Whether one is encrypted stands in no list of the command."""
    encrypted = {v.id: v.is_encrypted for v in cloud().block_storage.volumes()}
    return [f'volume {v["Name"]} {v["Size"]} {encrypted[v["ID"]]} '
            + text(v['Attached to'][0]['server_id'] if v['Attached to'] else None)
            for v in shell.shown('volume', 'list')]


def images():
    return [f'image {i["ID"]} {i["Name"]} {i["Status"]} {i["Visibility"]} {text(i["Size"])}'
            for i in shell.shown('image', 'list', '--long')]


def users():
    return [f'user {u["Name"]} {u["Enabled"]}' for u in shell.shown('user', 'list', '--long')]


def assignments():
    return [f'role {a["User"].removesuffix("@Default")} {a["Role"].removesuffix("@Default")}'
            for a in shell.shown('role', 'assignment', 'list', '--names', '--project', cloud().current_project_id) if a['User']]


def credentials():
    return [f'credential {c["Name"]} {c["ID"]}' for c in shell.shown('application', 'credential', 'list')]


def groups_of(server):
    found = cloud().compute.find_server(server, ignore_missing=False)
    return sorted({g['name'] for g in cloud().compute.get_server(found).security_groups})


def set_enabled(user, enabled):
    cloud().identity.update_user(cloud().identity.find_user(user, ignore_missing=False), is_enabled=enabled)
    return []


def group_named(name):
    return cloud().network.find_security_group(name, ignore_missing=False, project_id=cloud().current_project_id)


def add_group(name):
    return [cloud().network.create_security_group(name=name).id]


def remove_group(name):
    cloud().network.delete_security_group(group_named(name))
    return []


def add_volume(name, size):
    volumes = cloud().block_storage
    volumes.wait_for_status(volumes.create_volume(name=name, size=size), 'available', wait=120)
    return []


def remove_volume(name):
    volume = cloud().block_storage.find_volume(name, ignore_missing=False)
    cloud().block_storage.delete_volume(volume)
    cloud().block_storage.wait_for_delete(volume, wait=120)
    return []


def add_image(name, visibility):
    """With some bytes, so that it is active."""
    cloud().image.create_image(name=name, disk_format='raw', container_format='bare', visibility=visibility,
                               data=b'\0' * 512)
    return []


def show_image_to(name, visibility):
    cloud().image.update_image(cloud().image.find_image(name, ignore_missing=False), visibility=visibility)
    return []


def remove_image(name):
    cloud().image.delete_image(cloud().image.find_image(name, ignore_missing=False))
    return []


def count_rules(group):
    return [str(len(list(cloud().network.security_group_rules(security_group_id=group_named(group).id))))]


def add_rules(group, first, count):
    """tcp from 192.0.2.0/24, one rule a port."""
    group_id = group_named(group).id
    list(cloud().network.create_security_group_rules([
        {'security_group_id': group_id, 'direction': 'ingress', 'ethertype': 'IPv4', 'protocol': 'tcp',
         'port_range_min': port, 'port_range_max': port, 'remote_ip_prefix': '192.0.2.0/24'}
        for port in range(first, first + count)]))
    return []


def remove_rules(group, first, count):
    for rule in list(cloud().network.security_group_rules(security_group_id=group_named(group).id)):
        if rule.port_range_min and first <= rule.port_range_min < first + count:
            cloud().network.delete_security_group_rule(rule)
    return []


def rule_quota(count):
    cloud().network.update_quota(cloud().current_project_id, security_group_rules=count)
    return []


def all_rules():
    return [str(len(list(cloud().network.security_group_rules(project_id=cloud().current_project_id))))]


sys.exit(shell.run(['--os-cloud', sys.argv[1], *(['--os-passcode', sys.argv[2]] if sys.argv[2:] else [])]))
