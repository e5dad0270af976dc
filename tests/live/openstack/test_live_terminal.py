"""`cloudnx` on a real OpenStack, from clouds.yaml alone: signs in, reads, changes, undoes, signs out."""
import json
import os
import pathlib
import subprocess
import unittest

CLOUDNX = pathlib.Path(os.environ["CLOUDNX_BIN"]) / "cloudnx"
STATE = os.environ["CLOUDNX_LIVE_STATE"]


def cloudnx(*arguments, profile="demo", given=None, code=0):
    done = subprocess.run([CLOUDNX, "--profile", profile, *arguments], input=given, capture_output=True, text=True,
                          timeout=120)
    if done.returncode != code:
        raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def shown(*arguments, **more):
    return json.loads(cloudnx("--output", "json", *arguments, **more))


def reference(*arguments):
    return json.loads(subprocess.run(["/usr/bin/openstack", "--os-cloud", "demo", *arguments, "-f", "json"],
                                     capture_output=True, text=True, check=True, timeout=120).stdout)


def code_now(seed):
    return subprocess.run(["oathtool", "--totp", "-b", seed], capture_output=True, text=True, check=True).stdout


def rule_ids():
    return {rule["ID"] for rule in reference("security", "group", "rule", "list")}


class Terminal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cloudnx("login")

    @classmethod
    def tearDownClass(cls):
        cloudnx("logout")

    def test_sign_in_names_the_project(self):
        self.assertIn(f"project {os.environ['CLOUDNX_LIVE_ID_demo_project']} ", cloudnx("login"))

    def test_the_environment_names_an_entry_that_was_never_used(self):
        done = subprocess.run([CLOUDNX, "login"], capture_output=True, text=True, timeout=120,
                              env={**os.environ, "CLOUDNX_PROFILE": "admin-demo"})
        self.assertEqual((done.returncode, "Signed in to project" in done.stdout), (0, True), done.stdout + done.stderr)
        cloudnx("logout", profile="admin-demo")

    def test_the_secret_of_clouds_yaml_stays_out_of_our_files(self):
        home = pathlib.Path(os.environ["XDG_CONFIG_HOME"]).parent
        written = b"".join(f.read_bytes() for f in home.rglob("*") if f.is_file() and "cloudnx" in str(f))
        self.assertIn(b"demo", written)
        self.assertNotIn(os.environ["CLOUDNX_LIVE_CREDENTIAL_SECRET"].encode(), written)

    def test_rules_agree_with_the_reference(self):
        self.assertIn("members of default (IPv6)", cloudnx("firewall", "list"))
        text = cloudnx("--output", "json", "firewall", "list")
        for rule in rule_ids():
            self.assertIn(rule, text)

    def test_a_key_for_that_one_request_lists_the_rules(self):
        admin = {"profile": "admin-demo"}
        cloudnx("login", **admin)
        cloudnx("iam", "key", "create", "admin", "--name", "only-rules", "--allow", "network GET /v2.0/security-groups",
                "--keep-as", "only-rules", "--yes", "--stdin", given=os.environ["CLOUDNX_LIVE_ADMIN_PASSWORD"] + "\n", **admin)
        listed = shown("firewall", "list", "--columns", "id", profile="only-rules")
        self.assertEqual({rule["id"] for rule in listed}, rule_ids())
        # Who uses the groups is another request.
        self.assertIn("access rules do not name this request",
                      cloudnx("firewall", "list", "--columns", "id,instances", profile="only-rules", code=1))
        cloudnx("logout", profile="only-rules")
        key = next(key for key in shown("iam", "key", "list", "admin", **admin) if key["label"] == "only-rules")
        cloudnx("iam", "key", "delete", "admin", key["id"], "--yes", **admin)
        cloudnx("logout", **admin)

    def test_members_of_a_group_are_not_the_internet_but_have_addresses(self):
        cloudnx("firewall", "check", "--fail-on", "internet:5432")
        network = next(iter(reference("subnet", "list")))["Subnet"]
        text = cloudnx("firewall", "check", "--fail-on", f"{network}:5432", code=3)
        self.assertRegex(text, r"vm1 +\S*/tcp .*10\.")  # the addresses of the members, at the ports about 5432

    def test_one_type_of_icmp_and_gre_are_what_they_are(self):
        before = rule_ids()
        cloudnx("firewall", "add", "default", "gre", "all", "--cidr", "198.51.100.0/24", "--yes")
        cloudnx("firewall", "add", "default", "icmp", "8", "--cidr", "198.51.100.0/24", "--yes")
        cloudnx("firewall", "add", "default", "sctp", "80", "--cidr", "198.51.100.0/24", "--yes")
        listed = cloudnx("firewall", "list")
        for words in ("gre ", "type 8", "sctp "):
            self.assertIn(words, listed)
        rules = reference("security", "group", "rule", "list", "--long")
        made = {(rule["IP Protocol"], rule["Port Range"]) for rule in rules if rule["ID"] in rule_ids() - before}
        self.assertEqual({protocol for protocol, _ in made}, {"gre", "icmp", "sctp"})
        cloudnx("firewall", "remove", "default", "gre", "all", "--cidr", "198.51.100.0/24", "--yes")
        cloudnx("firewall", "remove", "default", "icmp", "8", "--cidr", "198.51.100.0/24", "--yes")
        cloudnx("firewall", "remove", "default", "sctp", "80", "--cidr", "198.51.100.0/24", "--yes")
        self.assertEqual(rule_ids(), before)

    def test_instances_agree_with_the_reference(self):
        text = cloudnx("instance", "list")
        for server in reference("server", "list"):
            self.assertIn(server["Name"], text)

    def test_a_rule_is_tried_added_and_undone(self):
        before = rule_ids()
        change = ["firewall", "add", "default", "tcp", "5432", "--cidr", "10.0.0.0/24"]
        cloudnx(*change, "--dry-run")
        self.assertEqual(rule_ids(), before)
        cloudnx(*change, "--yes")
        self.assertEqual(len(rule_ids() - before), 1)
        cloudnx("undo", "--yes")
        self.assertEqual(rule_ids(), before)

    def test_password_then_code(self):
        code = code_now(os.environ["CLOUDNX_LIVE_OPERATOR_SEED"])
        self.assertIn("Signed in", cloudnx("login", "--stdin", profile="operator", given=code))
        self.assertIn("operator", cloudnx("whoami", profile="operator"))
        cloudnx("logout", profile="operator")
        cloudnx("whoami", profile="operator", code=4)

    def test_what_is_not_offered_says_so(self):
        self.assertIn("Not offered by this cloud", cloudnx("storage", "bucket", "list", code=1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
