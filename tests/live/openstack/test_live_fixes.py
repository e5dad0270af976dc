"""Every automatic fix that there is on a real OpenStack: the fault is planted past us, by the `openstack` command; the fix
is applied and judged again; and undo restores what the `openstack` command lists. What cannot be undone is said before."""
import json
import subprocess
import unittest

from test_live_terminal import cloudnx, reference, shown

# As tst_fixes has them. The others cannot fail here: the service does not have them, or does not tell.
HERE = {"open-ports", "public-databases", "default-group", "kms-key"}
ELSEWHERE = {"password-policy": "not_offered", "public-buckets": "not_offered", "gstin": "not_offered",
             "iam-user": "not_offered", "key-age": "unknown", "key-use": "unknown"}


def openstack(*arguments, cloud="demo"):
    subprocess.run(["/usr/bin/openstack", "--os-cloud", cloud, *arguments], check=True, timeout=120, stdout=subprocess.PIPE)


def findings():
    """The checklist ends with 3 when something fails, which is no error here."""
    try:
        report = shown("checklist", "run")
    except AssertionError:
        report = shown("checklist", "run", code=3)
    return {finding["check"]: finding["result"] for finding in report["findings"]}


def account():
    """As the `openstack` command lists it, without ids."""
    rules = [{name: value for name, value in rule.items() if name != "ID"}
             for rule in reference("security", "group", "rule", "list", "--long")]
    secrets = [[secret["Name"], secret["Algorithm"], secret["Status"]] for secret in reference("secret", "list")]
    return {"rules": sorted(rules, key=json.dumps), "secrets": sorted(secrets, key=json.dumps),
            "groups": sorted(group["Name"] for group in reference("security", "group", "list"))}


class Fixes(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cloudnx("login")

    @classmethod
    def tearDownClass(cls):
        cloudnx("logout")

    def comes_and_goes(self, check):
        before = account()
        self.assertEqual(findings()[check], "fail")
        self.assertNotIn("cannot be undone", cloudnx("checklist", "fix", check, "--dry-run"))
        self.assertEqual(account(), before)
        cloudnx("checklist", "fix", check, "--yes")
        self.assertEqual(findings()[check], "pass")
        self.assertNotEqual(account(), before)
        cloudnx("undo", "--yes")
        self.assertEqual(account(), before)
        self.assertEqual(findings()[check], "fail")

    def plant(self, *rule):
        made = json.loads(subprocess.run(["/usr/bin/openstack", "--os-cloud", "demo", "security", "group", "rule", "create",
                                          "default", *rule, "-f", "json"], check=True, timeout=120,
                                         capture_output=True, text=True).stdout)
        # The id is another after an undo: whatever is like it goes.
        self.addCleanup(self.take_away, made["port_range_min"], made["remote_ip_prefix"])

    def take_away(self, port, cidr):
        for rule in reference("security", "group", "rule", "list", "default"):
            if rule["Port Range"].startswith(f"{port}:") and rule["IP Range"] == cidr:
                openstack("security", "group", "rule", "delete", rule["ID"])

    def own_the_rule_for_ssh(self):
        """up.sh made it as administrator, and Neutron lets only its maker delete a rule."""
        for rule in reference("security", "group", "rule", "list", "default"):
            if rule["Port Range"] == "22:22":
                openstack("security", "group", "rule", "delete", rule["ID"], cloud="admin")
                openstack("security", "group", "rule", "create", "default", "--ingress", "--protocol", "tcp", "--dst-port",
                          "22", "--remote-ip", rule["IP Range"])

    def test_rules_come_and_go(self):
        self.own_the_rule_for_ssh()
        self.plant("--ingress", "--protocol", "tcp", "--dst-port", "5432", "--remote-ip", "0.0.0.0/0",
                   "--description", "the old tunnel")
        self.plant("--ingress", "--ethertype", "IPv6", "--protocol", "tcp", "--dst-port", "5432", "--remote-ip", "::/0")
        for check in ("open-ports", "public-databases", "default-group"):
            with self.subTest(check):
                self.comes_and_goes(check)

    def test_a_key_stays_and_says_so(self):
        for secret in reference("secret", "list"):
            openstack("secret", "delete", secret["Secret href"])
        self.assertEqual(findings()["kms-key"], "fail")
        self.assertIn("cannot be undone", cloudnx("checklist", "fix", "kms-key", "--dry-run"))
        self.assertEqual(account()["secrets"], [])
        cloudnx("checklist", "fix", "kms-key", "--yes")
        self.assertEqual(findings()["kms-key"], "pass")
        self.assertEqual([name for name, _, _ in account()["secrets"]], ["my-app-secrets"])
        self.assertIn("cannot be undone", cloudnx("undo", "--yes", code=1))

    def test_the_others_cannot_fail_here(self):
        said = findings()
        self.assertEqual({check: said[check] for check in ELSEWHERE}, ELSEWHERE)
        # Somebody's own second factor is an administrator's to turn on.
        self.assertIn(said["second-factor"], ("pass", "unknown"))
        self.assertEqual(len(HERE) + len(ELSEWHERE) + 1, 11)


if __name__ == "__main__":
    unittest.main(verbosity=2)
