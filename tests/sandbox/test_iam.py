"""Who may do what: users, groups, policies, decisions, other accounts' things."""

import subprocess
import unittest

from sandbox import ACCOUNT, BINARY, SandboxCase

WEB = "crn:cloudnx:compute:eu-west-1:100000003:instance/"


def document(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


class Users(SandboxCase):
    def setUp(self):
        super().setUp()
        self.root = self.sandbox.root()

    def test_a_user_from_the_cradle_to_the_grave(self):
        created = self.expect(201, "POST", "/auth/iam/users", {"username": "alice"}, token=self.root).json
        self.assertEqual(created["crn"], f"crn:cloudnx:iam::{ACCOUNT}:user/alice")
        self.assertEqual((created["console_access"], created["policies"], created["groups"]), (False, [], []))
        self.expect(409, "POST", "/auth/iam/users", {"username": "alice"}, token=self.root)
        attached = {"policy_name": "CloudNxReadOnlyAccess"}
        policy = self.expect(201, "POST", "/auth/iam/users/alice/policies", attached, token=self.root).json
        self.assertEqual(policy["type"], "managed")
        self.expect(409, "POST", "/auth/iam/users/alice/policies", attached, token=self.root)
        self.expect(404, "POST", "/auth/iam/users/alice/policies", {"policy_name": "NoSuch"}, token=self.root)
        self.expect(201, "POST", "/auth/iam/groups", {"name": "ops"}, token=self.root)
        self.expect(201, "POST", "/auth/iam/groups/ops/members", {"username": "alice"}, token=self.root)
        self.expect(409, "POST", "/auth/iam/groups/ops/members", {"username": "alice"}, token=self.root)
        alice = self.expect(200, "GET", "/auth/iam/users/alice", token=self.root).json
        self.assertEqual((alice["groups"], [p["name"] for p in alice["policies"]]), (["ops"], ["CloudNxReadOnlyAccess"]))
        keys = "/auth/iam/users/alice/access-keys"
        first = self.expect(201, "POST", keys, token=self.root).json
        self.expect(201, "POST", keys, token=self.root)
        self.expect(409, "POST", keys, token=self.root)
        listed = self.expect(200, "GET", keys, token=self.root)["access_keys"]
        self.assertEqual(len(listed), 2)
        self.assertNotIn("secret_access_key", listed[0])
        self.expect(200, "DELETE", f"{keys}/{first['access_key_id']}", token=self.root)
        self.expect(200, "DELETE", f"/auth/iam/users/alice/policies/{policy['id']}", token=self.root)
        self.expect(404, "DELETE", f"/auth/iam/users/alice/policies/{policy['id']}", token=self.root)
        self.expect(200, "DELETE", "/auth/iam/groups/ops/members/alice", token=self.root)
        self.expect(200, "DELETE", "/auth/iam/groups/ops", token=self.root)
        self.expect(200, "DELETE", "/auth/iam/users/alice", token=self.root)
        self.expect(404, "GET", "/auth/iam/users/alice", token=self.root)
        self.assertEqual(self.sandbox.one("SELECT count(*) FROM access_keys k LEFT JOIN people p USING (uid) "
                                          "WHERE p.uid IS NULL"), 0)

    def test_custom_policies(self):
        body = {"name": "StopWeb", "description": "Stops machines", "document": document(allow("compute:Stop*"))}
        made = self.expect(201, "POST", "/auth/iam/policies", body, token=self.root).json
        self.assertEqual((made["type"], made["document"]), ("custom", body["document"]))
        self.expect(409, "POST", "/auth/iam/policies", body, token=self.root)
        self.expect(409, "POST", "/auth/iam/policies", body | {"name": "CloudNxFullAccess"}, token=self.root)
        changed = document(allow(["compute:Stop*", "compute:Get*"]))
        self.expect(200, "PUT", f"/auth/iam/policies/{made['id']}", {"document": changed}, token=self.root)
        self.expect(409, "PUT", "/auth/iam/policies/CloudNxFullAccess", {"document": changed}, token=self.root)
        self.expect(409, "DELETE", "/auth/iam/policies/CloudNxFullAccess", token=self.root)
        self.user("stopper")
        self.expect(201, "POST", "/auth/iam/users/stopper/policies", {"policy_id": made["id"]}, token=self.root)
        self.expect(409, "DELETE", f"/auth/iam/policies/{made['id']}", token=self.root)
        self.expect(200, "DELETE", f"/auth/iam/users/stopper/policies/{made['id']}", token=self.root)
        self.expect(200, "DELETE", f"/auth/iam/policies/{made['id']}", token=self.root)

    def test_documents_that_are_none(self):
        good = allow("*")
        for bad in ({}, {"Statement": [good]}, {"Version": "2008-10-17", "Statement": [good]}, document(),
                    document({"Effect": "allow", "Action": "*", "Resource": "*"}),
                    document({"Effect": "Allow", "Action": "*"}),
                    document({"Effect": "Allow", "Resource": "*"}),
                    document(good | {"NotAction": "*"}), document(good | {"Principal": "*"}),
                    document(good | {"Action": []}), document(good | {"Action": 7}), document(good | {"Action": "Start"}),
                    document(good | {"Resource": "user/${aws:username}"}), document(good | {"Sid": "x" * 7000}),
                    document("x"), document(good) | {"Extra": 1}):
            with self.subTest(document=bad):
                self.expect(400, "POST", "/auth/iam/policies", {"name": "Bad", "document": bad}, token=self.root)

    def test_principals(self):
        instance = self.expect(200, "GET", "/compute/instances", token=self.root)["instances"][0]["crn"]
        body = {"crn": instance, "policies": ["CloudNxStorageReadOnly"]}
        made = self.expect(201, "POST", "/auth/iam/principals", body, token=self.root).json
        self.assertEqual([p["name"] for p in made["policies"]], ["CloudNxStorageReadOnly"])
        self.expect(409, "POST", "/auth/iam/principals", body, token=self.root)
        self.expect(404, "POST", "/auth/iam/principals", body | {"crn": instance.replace(ACCOUNT, "100000004")},
                    token=self.root)
        self.expect(404, "POST", "/auth/iam/principals", {"crn": instance + "x", "policies": ["Nope"]}, token=self.root)
        self.expect(400, "POST", "/auth/iam/principals", body | {"crn": "*"}, token=self.root)
        self.expect(200, "DELETE", f"/auth/iam/principals/{made['id']}", token=self.root)

    def test_managed_policies_are_listed(self):
        policies = self.expect(200, "GET", "/auth/iam/policies", token=self.root)["policies"]
        managed = [p["name"] for p in policies if p["type"] == "managed"]
        self.assertEqual(managed, ["CloudNxBillingReadOnly", "CloudNxComputeFullAccess", "CloudNxFullAccess",
                                   "CloudNxReadOnlyAccess", "CloudNxStorageFullAccess", "CloudNxStorageReadOnly"])


class Decisions(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def decided(self, documents, action, resource="*"):
        body = {"documents": documents, "actions": [action], "resources": [resource]}
        return self.expect(200, "POST", "/auth/iam/simulate", body, token=self.root)["results"][0]["decision"]

    def test_table(self):
        yes, no, never = "allowed", "implicit_deny", "explicit_deny"
        for expected, statements, action, resource in (
                (no, [allow("kms:*")], "compute:StopInstance", "*"),
                (yes, [allow("compute:Stop*")], "compute:StopInstance", WEB + "a"),
                (yes, [allow("COMPUTE:stopinstance")], "compute:StopInstance", WEB + "a"),
                (yes, [allow("compute:St?pInstance")], "compute:StopInstance", WEB + "a"),
                (no, [allow("compute:Stop?")], "compute:StopInstance", WEB + "a"),
                (no, [allow("*", WEB + "b")], "compute:StopInstance", WEB + "a"),
                (no, [allow("*", WEB.upper() + "a")], "compute:StopInstance", WEB + "a"),
                (yes, [allow("*", WEB + "*")], "compute:StopInstance", WEB + "a"),
                (never, [allow("*"), deny("compute:*", WEB + "a")], "compute:StopInstance", WEB + "a"),
                (never, [deny("*"), allow("*")], "kms:Encrypt", "x"),
                (yes, [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}], "kms:Encrypt", "x"),
                (no, [{"Effect": "Allow", "NotAction": "kms:*", "Resource": "*"}], "kms:Encrypt", "x"),
                (yes, [{"Effect": "Allow", "Action": "*", "NotResource": "y"}], "kms:Encrypt", "x"),
                (never, [allow("*"), {"Effect": "Deny", "Action": "*", "NotResource": "y"}], "kms:Encrypt", "x"),
                (no, [allow("*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})], "kms:Encrypt", "x"),
                (yes, [allow("*", Condition={})], "kms:Encrypt", "x"),
                (never, [allow("*"), deny("*", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})], "kms:Encrypt",
                 "x"),
                (yes, [allow("kms:*a*b*c")], "kms:aXbXc", "x"),
                (no, [allow("a*a*a*a*a*a*a*a*b:")], "a" * 90 + ":", "x")):
            with self.subTest(statements=statements, action=action, resource=resource):
                self.assertEqual(self.decided([document(*statements)], action, resource), expected)

    def test_deny_in_another_document_wins(self):
        self.assertEqual(self.decided([document(allow("*")), document(deny("kms:*"))], "kms:Encrypt"), "explicit_deny")

    def test_simulation_leaves_no_trace(self):
        before = self.sandbox.one("SELECT count(*) FROM audit")
        self.decided([document(allow("*"))], "kms:Encrypt")
        self.assertEqual(self.sandbox.one("SELECT count(*) FROM audit"), before)

    def test_groups_count_and_are_left_again(self):
        token = self.user("grouped", password="a password")
        self.expect(403, "GET", "/compute/instances", token=token)
        self.expect(201, "POST", "/auth/iam/groups", {"name": "readers"}, token=self.root)
        self.expect(201, "POST", "/auth/iam/groups/readers/policies", {"policy_name": "CloudNxReadOnlyAccess"},
                    token=self.root)
        self.expect(201, "POST", "/auth/iam/groups/readers/members", {"username": "grouped"}, token=self.root)
        self.expect(200, "GET", "/compute/instances", token=token)
        self.expect(200, "DELETE", "/auth/iam/groups/readers/members/grouped", token=self.root)
        self.expect(403, "GET", "/compute/instances", token=token)


class Privilege(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def test_a_reader_only_reads(self):
        token = self.user("reader", "CloudNxReadOnlyAccess", password="a password")
        self.user("victim")
        instance = self.expect(200, "GET", "/compute/instances", token=token)["instances"][0]["id"]
        for path in ("/auth/iam/users", "/auth/iam/policies", "/auth/iam/groups", "/kms/keys", "/storage/buckets",
                     "/auth/audit-logs", "/auth/billing", f"/compute/instances/{instance}/firewall-rules"):
            with self.subTest(path=path):
                self.expect(200, "GET", path, token=token)
        everything = document(allow("*"))
        for method, path, body in (
                ("POST", "/auth/iam/policies", {"name": "Mine", "document": everything}),
                ("POST", "/auth/iam/users/reader/policies", {"policy_name": "CloudNxFullAccess"}),
                ("POST", "/auth/iam/users/victim/access-keys", None),
                ("POST", "/auth/iam/users/reader/access-keys", None),
                ("PATCH", "/auth/iam/users/victim/password", {"password": "my own password"}),
                ("POST", "/auth/iam/users", {"username": "mine"}),
                ("DELETE", "/auth/iam/users/victim", None),
                ("POST", "/auth/iam/groups", {"name": "mine"}),
                ("PUT", "/auth/account/password-policy", {}),
                ("POST", f"/compute/instances/{instance}/stop", None),
                ("POST", f"/compute/instances/{instance}/firewall-rules",
                 {"protocol": "tcp", "port": 1, "cidr": "0.0.0.0/0"}),
                ("POST", "/kms/keys", {"name": "mine"}),
                ("PATCH", "/auth/billing/tax-profile", {"gstin": None}),
                ("POST", "/storage/buckets", {"name": "mine-mine"})):
            with self.subTest(path=path):
                self.expect(403, method, path, body, token=token)
                event = self.last_event(actor="reader")
                self.assertEqual((event["status"], event["path"], event["method"]), (403, path, method))

    def test_full_access_does_not_change_billing_or_delete_iam(self):
        token = self.user("broad", "CloudNxFullAccess", password="a password")
        self.expect(201, "POST", "/auth/iam/users", {"username": "made"}, token=token)
        self.expect(403, "DELETE", "/auth/iam/users/made", token=token)
        self.expect(200, "GET", "/auth/billing/tax-profile", token=token)
        self.expect(403, "PATCH", "/auth/billing/tax-profile", {"gstin": None}, token=token)

    def test_mass_assignment(self):
        for path, body in (("/auth/iam/users", {"username": "m", "user_id": "usr_mine"}),
                           ("/auth/iam/users", {"username": "m", "policies": ["CloudNxFullAccess"]}),
                           ("/auth/iam/users", {"username": "m", "account": "100000004"}),
                           ("/auth/iam/policies", {"name": "M", "document": document(allow("*")), "type": "managed"}),
                           ("/kms/keys", {"name": "m", "state": "enabled"}),
                           ("/auth/register", {"email": "m@example.org", "password": "password", "account_id": ACCOUNT})):
            with self.subTest(body=body):
                self.expect(400, "POST", path, body, token=self.root)

    def test_names(self):
        for name in ("", "../root", "a/b", "a b", "a\r\nX: y", "a\0b", "ü", "x" * 65, "a%2fb", "*", "${x}", "<b>"):
            with self.subTest(name=name):
                self.expect(400, "POST", "/auth/iam/users", {"username": name}, token=self.root)
                self.expect(400, "POST", "/auth/iam/groups", {"name": name}, token=self.root)
                self.expect(400, "POST", "/kms/keys", {"name": name}, token=self.root)


class OtherAccounts(SandboxCase):
    """The database holds account 100000004 too; its ids are read from the file, as an attacker may have found them."""

    def setUp(self):
        super().setUp()
        self.root = self.sandbox.root()

    def test_everything_of_theirs_is_404(self):
        theirs = lambda sql: self.sandbox.one(sql + " WHERE account = '100000004'")
        instance = theirs("SELECT id FROM instances")
        rule = self.sandbox.one("SELECT id FROM firewall_rules WHERE instance = ? AND implicit = 0", instance)
        key = theirs("SELECT id FROM kms_keys")
        policy = theirs("SELECT id FROM policies")
        access_key = theirs("SELECT id FROM access_keys")
        self.assertTrue(all((instance, rule, key, policy, access_key)))
        document = {"Version": "2012-10-17", "Statement": [allow("*")]}
        self.send("POST", "/auth/iam/users", {"username": "own"}, token=self.root)
        for method, path, body in (
                ("GET", f"/compute/instances/{instance}", None), ("POST", f"/compute/instances/{instance}/stop", None),
                ("PATCH", f"/compute/instances/{instance}", {"user_data": None}),
                ("GET", f"/compute/instances/{instance}/firewall-rules", None),
                ("POST", f"/compute/instances/{instance}/firewall-rules",
                 {"protocol": "tcp", "port": 1, "cidr": "0.0.0.0/0"}),
                ("DELETE", f"/compute/instances/{instance}/firewall-rules/{rule}", None),
                ("POST", "/compute/snapshots", {"instance_id": instance}),
                ("GET", f"/kms/keys/{key}", None), ("GET", "/kms/keys/neighbour-key", None),
                ("POST", f"/kms/keys/{key}/rotate", None), ("DELETE", f"/kms/keys/{key}", None),
                ("PATCH", f"/kms/keys/{key}", {"state": "disabled"}),
                ("POST", "/kms/encrypt", {"key": key, "plaintext": "eA=="}),
                ("GET", "/auth/iam/users/mallory", None), ("DELETE", "/auth/iam/users/mallory", None),
                ("DELETE", f"/auth/iam/users/own/access-keys/{access_key}", None),
                ("GET", f"/auth/iam/policies/{policy}", None),
                ("PUT", f"/auth/iam/policies/{policy}", {"document": document}),
                ("POST", "/auth/iam/users/own/policies", {"policy_id": policy}),
                ("GET", "/auth/iam/groups/neighbours", None), ("DELETE", "/auth/iam/groups/neighbours", None),
                ("GET", "/storage/buckets/neighbour-files", None),
                ("PATCH", "/storage/buckets/neighbour-files", {"public_read": True}),
                ("POST", "/storage/access-keys", {"bucket": "neighbour-files"})):
            with self.subTest(path=path):
                self.expect(404, method, path, body, token=self.root)
        rule_elsewhere = self.expect(200, "GET", "/compute/instances", token=self.root)["instances"][0]["id"]
        self.expect(404, "DELETE", f"/compute/instances/{rule_elsewhere}/firewall-rules/{rule}", token=self.root)

    def belongings(self):
        """One of everything in the demo account: what the path of each route calls it."""
        def made(path, body=None, name="id"):
            return self.expect(201, "POST", path, body, token=self.root)[name]
        made("/auth/iam/users", {"username": "owned"}, "username")
        made("/auth/iam/groups", {"name": "owners"}, "name")
        made("/auth/iam/groups/owners/members", {"username": "owned"}, "members")
        policy = made("/auth/iam/policies", {"name": "Owned", "document": document(allow("*"))})
        for holder in ("users/owned", "groups/owners"):
            self.expect(201, "POST", f"/auth/iam/{holder}/policies", {"policy_id": policy}, token=self.root)
        instance = self.expect(200, "GET", "/compute/instances", token=self.root)["instances"][0]
        rules = f"/compute/instances/{instance['id']}/firewall-rules"
        made("/storage/buckets", {"name": "owned-bucket"}, "name")
        session = next(s for s in self.expect(200, "GET", "/auth/sessions", token=self.root)["sessions"] if s["current"])
        return {"/auth/sessions/{id}": session["id"],
                "/auth/iam/users": {"username": "owned", "policy_id": policy, "id": made("/auth/iam/users/owned/access-keys")},
                "/auth/iam/policies": policy, "/auth/iam/groups": {"name": "owners", "username": "owned", "policy_id": policy},
                "/auth/iam/principals": made("/auth/iam/principals", {"crn": instance["crn"], "policies": ["Owned"]}),
                "/auth/billing/invoices": self.sandbox.one("SELECT id FROM invoices WHERE account = ?", ACCOUNT),
                "/compute/instances": {"id": instance["id"],
                                       "rule_id": made(rules, {"protocol": "tcp", "port": 7, "cidr": "10.0.0.0/8"})},
                "/compute/snapshots": made("/compute/snapshots", {"instance_id": instance["id"]}),
                "/storage/buckets": {"name": "owned-bucket"},
                "/storage/access-keys": made("/storage/access-keys", {"bucket": "owned-bucket"}),
                "/kms/keys": made("/kms/keys", {"name": "owned-key"})}

    def test_every_route_with_an_id_is_404_to_a_stranger(self):
        """Another account's root, who may do everything there, and knows the names of everything here."""
        owned = self.belongings()
        before = self.state()
        stranger = self.expect(201, "POST", "/auth/register", {"email": "stranger@example.org", "password": "a password"})
        token = stranger["access_token"]
        bodies = {"PATCH /auth/iam/users/{username}/password": {"password": "another password"},
                  "POST /auth/iam/users/{username}/policies": {"policy_name": "CloudNxFullAccess"},
                  "PATCH /auth/iam/users/{username}/access-keys/{id}": {"status": "inactive"},
                  "PUT /auth/iam/policies/{id}": {"document": document(allow("*"))},
                  "POST /auth/iam/groups/{name}/members": {"username": "owned"},
                  "POST /auth/iam/groups/{name}/policies": {"policy_name": "CloudNxFullAccess"},
                  "PATCH /compute/instances/{id}": {"user_data": None},
                  "POST /compute/instances/{id}/firewall-rules": {"protocol": "tcp", "port": 1, "cidr": "0.0.0.0/0"},
                  "PATCH /storage/buckets/{name}": {"public_read": True},
                  "POST /storage/buckets/{name}/objects/presign": {"key": "a"},
                  "PATCH /kms/keys/{id}": {"state": "disabled"}}
        printed = subprocess.run([BINARY, "--routes"], capture_output=True, text=True, check=True).stdout
        routes = [line.split("\t")[:2] for line in printed.splitlines() if "{" in line.split("\t")[1]]
        self.assertGreater(len(routes), 40)
        for method, path in routes:
            names = next(value for start, value in owned.items() if path.startswith(start))
            names = names if isinstance(names, dict) else {"id": names}
            query = "?key=a" if path.endswith(("/objects", "/presign")) and method != "POST" else ""
            with self.subTest(route=f"{method} {path}"):
                query = query if method == "DELETE" or path.endswith("/presign") else ""
                self.expect(404, method, path.format_map(names) + query, bodies.get(f"{method} {path}"), token=token)
        self.assertEqual(self.state(), before)
        sealed = self.expect(200, "POST", "/kms/encrypt", {"key": "owned-key", "plaintext": "eA=="}, token=self.root)
        self.expect(404, "POST", "/kms/decrypt", {"ciphertext": sealed["ciphertext"]}, token=token)

    def state(self):
        """All that is kept of the demo account, but for what its own use leaves behind."""
        tables = ("people", "access_keys", "groups", "policies", "principals", "instances", "snapshots", "buckets",
                  "storage_keys", "kms_keys")
        with self.sandbox.database() as database:
            return {table: database.execute(f"SELECT * FROM {table} WHERE account = ?", (ACCOUNT,)).fetchall()
                    for table in tables} | {"rules": database.execute("SELECT * FROM firewall_rules").fetchall()}

    def test_lists_hold_nothing_of_theirs(self):
        for path, name in (("/compute/instances", "instances"), ("/kms/keys", "keys"), ("/auth/iam/users", "users"),
                           ("/auth/iam/groups", "groups"), ("/storage/buckets", "buckets"),
                           ("/auth/audit-logs?limit=1000", "audit_logs"), ("/compute/volumes", "volumes")):
            answer = self.expect(200, "GET", path, token=self.root)
            self.assertNotIn("100000004", answer.body.decode())
            self.assertNotIn("neighbour@example.net", answer.body.decode())
            self.assertIn(name, answer.json)


if __name__ == "__main__":
    unittest.main()
