"""`cloudnx` on a real OpenStack, from clouds.yaml alone: signs in, reads, changes, undoes, signs out."""
import csv
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

CLOUDNX = pathlib.Path(os.environ["CLOUDNX_BIN"]) / "cloudnx"
used_codes = set()
STATE = os.environ["CLOUDNX_LIVE_STATE"]


def cloudnx(*arguments, profile="demo", given=None, code=0, environment=None):
    """`profile` None: whichever the environment names."""
    named = ["--profile", profile] if profile else []
    done = subprocess.run([CLOUDNX, *named, *arguments], input=given, capture_output=True, text=True, timeout=120,
                          env=environment)
    if done.returncode != code:
        raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def shown(*arguments, **more):
    return json.loads(cloudnx("--output", "json", *arguments, **more))


def reference(*arguments):
    return json.loads(subprocess.run(["/usr/bin/openstack", "--os-cloud", "demo", *arguments, "-f", "json"],
                                     capture_output=True, text=True, check=True, timeout=120).stdout)


def reference_admin(*arguments):
    return json.loads(subprocess.run(["/usr/bin/openstack", "--os-cloud", "admin", *arguments, "-f", "json"],
                                     capture_output=True, text=True, check=True, timeout=120).stdout)


def code_now(seed):
    return subprocess.run(["oathtool", "--totp", "-b", seed], capture_output=True, text=True, check=True).stdout


def sign_in_operator():
    """With a code that was not used here before: the console sends none twice."""
    seed = os.environ["CLOUDNX_LIVE_OPERATOR_SEED"]
    while (code := code_now(seed)) in used_codes:
        time.sleep(0.2)
    used_codes.add(code)
    return cloudnx("login", "--stdin", profile="operator", given=code)


def rule_ids():
    return {rule["ID"] for rule in reference("security", "group", "rule", "list")}


def openrc(**more):
    """What an openrc sets, and no clouds.yaml."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("OS_")}
    return {**plain, "OS_AUTH_URL": os.environ["CLOUDNX_LIVE_IDENTITY"], "OS_CACERT": os.environ["CLOUDNX_LIVE_CA"],
            "OS_USERNAME": "admin", "OS_PASSWORD": os.environ["CLOUDNX_LIVE_ADMIN_PASSWORD"], "OS_PROJECT_NAME": "demo",
            "OS_USER_DOMAIN_NAME": "Default", "OS_PROJECT_DOMAIN_NAME": "Default", **more}


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
        self.assertIn("Signed in", sign_in_operator())
        self.assertIn("operator", cloudnx("whoami", profile="operator"))
        cloudnx("logout", profile="operator")
        cloudnx("whoami", profile="operator", code=4)

    def test_openrc_is_all_it_takes(self):
        told = openrc()
        self.assertIn("profile envvars", cloudnx("login", profile=None, environment=told))
        who = cloudnx("whoami", profile=None, environment=told)
        self.assertRegex(who, r"name +admin\n")
        # Another project is another session; its token shows nothing of this one.
        self.assertIn("Sign in again", cloudnx("whoami", profile=None, environment=openrc(OS_PROJECT_NAME="admin"), code=4))
        cloudnx("logout", profile=None, environment=told)
        by_id = {key: value for key, value in openrc(OS_USER_ID=reference_admin("user", "show", "admin")["id"]).items()
                 if key not in ("OS_USERNAME", "OS_USER_DOMAIN_NAME")}
        self.assertIn("Signed in", cloudnx("login", profile=None, environment=by_id))
        cloudnx("logout", profile=None, environment=by_id)

    def test_clouds_yaml_is_listed_before_anybody_signed_in(self):
        names = {row["name"]: row["from"] for row in shown("profile", "list")}
        self.assertEqual(names["demo"], "here")
        self.assertEqual(names["admin"], "clouds.yaml")

    def test_every_event_says_how_it_is_known(self):
        folder = tempfile.mkdtemp()
        cloudnx("inventory", "save", f"{folder}/before.json")
        cloudnx("firewall", "add", "default", "tcp", "6001", "--cidr", "192.0.2.0/24", "--yes")
        cloudnx("instance", "stop", "vm2", "--yes")
        cloudnx("instance", "start", "vm2", "--yes")
        cloudnx("inventory", "save", f"{folder}/after.json")
        cadf = {"typeURI": "http://schemas.dmtf.org/cloud/audit/1.0/event", "id": "cadf-1", "eventType": "activity",
                "eventTime": time.strftime("%Y-%m-%dT%H:%M:%S.000000+0000", time.gmtime()), "action": "authenticate",
                "outcome": "success", "initiator": {"typeURI": "service/security/account/user", "name": "mallory"},
                "target": {"typeURI": "service/security", "id": "keystone"}, "observer": {"typeURI": "service/security"}}
        pathlib.Path(f"{folder}/cadf.json").write_text(json.dumps(cadf))
        cloudnx("audit", "import", f"{folder}/cadf.json")
        events = shown("audit", "list", "--limit", "1000")
        of = {origin: [event for event in events if event["origin"] == origin]
              for origin in ("server_said", "inferred", "we_did", "imported")}
        stop = next(event for event in of["server_said"] if event["action"] == "compute:stop" and event["resource"] == "vm2")
        ours = next(event for event in of["we_did"] if event["action"] == "compute:stop_instance")
        self.assertEqual(ours["request_id"], stop["request_id"])  # one deed, told twice, by the id that joins them
        reference_ids = {action["Request ID"] for action in reference("server", "event", "list", "vm2")}
        self.assertIn(stop["request_id"], reference_ids)
        rule = next(event for event in of["inferred"] if event["details"].get("port_from") == 6001)
        self.assertEqual((rule["actor"], rule["details"]["cidr"]), ("", "192.0.2.0/24"))
        saved = next(event for event in of["inferred"] if "6001" in event["details"].get("line", ""))
        self.assertLess(saved["details"]["not_before"], saved["details"]["not_after"])
        self.assertEqual([event["actor"] for event in of["imported"]], ["mallory"])
        for event, words in ((stop, "operator (IAM user) stopped vm2."), (ours, "Done from here: Stop instance vm2"),
                             (rule, "Inferred from its times: somebody opened 6001/tcp of default to 192.0.2.0/24."),
                             (saved, "Inferred from two saved inventories: new between "),
                             (of["imported"][0], "By an imported log: ")):
            self.assertIn(words, cloudnx("audit", "show", event["id"], "--offline"))
        table = cloudnx("audit", "list", "--limit", "1000")
        for origin, word in (("server_said", " iam "), ("inferred", "(inferred)"), ("we_did", "(we did)"),
                             ("imported", "(imported)")):
            self.assertEqual(table.count(word), len(of[origin]), word)
        rows = csv.DictReader(cloudnx("--output", "csv", "audit", "list", "--limit", "1000").splitlines())
        self.assertEqual(sorted(row["origin"] for row in rows), sorted(event["origin"] for event in events))
        again = shown("audit", "sync")
        self.assertEqual(again["added"], 0)  # each is kept once
        cloudnx("firewall", "remove", "default", "tcp", "6001", "--cidr", "192.0.2.0/24", "--yes")

    def test_one_project_is_nothing_about_another(self):
        operator = {"profile": "operator"}
        project = reference_admin("project", "create", "apart")["id"]
        try:
            subprocess.run(["/usr/bin/openstack", "--os-cloud", "admin", "role", "add", "--project", project, "--user",
                            "operator", "member"], check=True, timeout=120)
            sign_in_operator()
            cloudnx("checklist", "attest", "backup-plan", "--by", "asha", **operator)
            cloudnx("firewall", "add", "default", "tcp", "6002", "--cidr", "192.0.2.0/24", "--yes", **operator)
            here = shown("audit", "list", "--limit", "1000", **operator)
            cloudnx("audit", "encrypt", **operator)
            cloudnx("project", "use", "apart", **operator)
            self.assertEqual(shown("journal", "list", **operator), [])
            self.assertIn("nothing to undo", cloudnx("undo", "--yes", code=1, **operator))
            found = shown("checklist", "run", code=3, **operator)
            said = {finding["check"]: finding["result"] for finding in found["findings"]}
            self.assertEqual(said["backup-plan"], "unknown")
            there = shown("audit", "list", "--limit", "1000", **operator)
            self.assertFalse({event["id"] for event in here} & {event["id"] for event in there})
            cloudnx("audit", "encrypt", **operator)
            cloudnx("audit", "decrypt", **operator)  # takes away the key of this archive, and of no other
            cloudnx("project", "use", "demo", **operator)
            still = shown("audit", "list", "--limit", "1000", "--offline", **operator)
            self.assertLessEqual({event["id"] for event in here}, {event["id"] for event in still})
            cloudnx("undo", "--yes", **operator)
            cloudnx("logout", **operator)
        finally:
            subprocess.run(["/usr/bin/openstack", "--os-cloud", "admin", "project", "delete", project], check=True, timeout=120)

    def test_whether_the_seed_of_codes_is_readable_is_looked_at(self):
        result = lambda **who: next(finding["result"] for finding in shown("checklist", "run", code=3, **who)["findings"]
                                    if finding["check"] == "totp-seed")
        self.assertEqual(result(), "unknown")  # by an application credential, which is told of none
        sign_in_operator()
        self.assertEqual(result(profile="operator"), "fail")
        home = pathlib.Path(os.environ["XDG_CONFIG_HOME"]).parent
        written = b"".join(f.read_bytes() for f in home.rglob("*") if f.is_file() and "cloudnx" in str(f))
        self.assertNotIn(os.environ["CLOUDNX_LIVE_OPERATOR_SEED"].encode(), written)
        cloudnx("logout", profile="operator")

    def test_what_the_view_cannot_tell_is_said(self):
        self.assertIn("This cloud keeps no log of its own", cloudnx("audit", "sync"))
        self.assertIn("EC2 credentials are not shown", cloudnx("iam", "key", "list"))

    def test_what_is_not_offered_says_so(self):
        self.assertIn("Not offered by this cloud", cloudnx("storage", "bucket", "list", code=1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
