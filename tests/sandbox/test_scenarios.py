"""What the scenarios hold, as a signed-in client sees it."""

import datetime
import json
import os
import unittest

from sandbox import EMAIL, Sandbox, SandboxCase


def age(text):
    return (datetime.datetime.now(datetime.timezone.utc) - datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))).days


class Fresh(SandboxCase):
    def test_a_new_account(self):
        root = self.sandbox.root()
        self.assertIsNone(self.sandbox.ready["totp_secret"])
        instances = self.expect(200, "GET", "/compute/instances", token=root)["instances"]
        self.assertEqual([i["name"] for i in instances], ["web-01"])
        rules = self.expect(200, "GET", f"/compute/instances/{instances[0]['id']}/firewall-rules", token=root)["rules"]
        self.assertEqual([r["implicit"] for r in rules], [True])
        for path, name in (("/auth/iam/users", "users"), ("/kms/keys", "keys"), ("/storage/buckets", "buckets")):
            self.assertEqual(self.expect(200, "GET", path, token=root)[name], [])
        self.assertFalse(self.expect(200, "GET", "/auth/2fa", token=root)["enabled"])


class Enrolled(SandboxCase):
    flags = ("--totp", "on")

    def test_the_secret_signs_in(self):
        pending = self.sandbox.login()["pending_token"]
        body = {"pending_token": pending, "otp": self.sandbox.code()}
        self.expect(200, "POST", "/auth/2fa/login-verify", body)


class Messy(SandboxCase):
    flags = ("--scenario", "messy")

    def test_the_faults(self):
        root = self.sandbox.root()
        self.assertFalse(self.expect(200, "GET", "/auth/2fa", token=root)["enabled"])
        users = self.expect(200, "GET", "/auth/iam/users", token=root)["users"]
        self.assertEqual([(u["username"], [p["name"] for p in u["policies"]]) for u in users],
                         [("deploy", ["CloudNxFullAccess"])])
        keys = self.expect(200, "GET", "/auth/iam/users/deploy/access-keys", token=root)["access_keys"]
        self.assertEqual(sorted(age(k["created_at"]) for k in keys), [60, 400])
        machines = {i["name"]: i for i in self.expect(200, "GET", "/compute/instances", token=root)["instances"]}
        self.assertEqual(set(machines), {"db-01", "web-01"})
        pasted = next(k for k in keys if age(k["created_at"]) == 60)["access_key_id"]
        self.assertIn(pasted, machines["db-01"]["user_data"])
        open_ports = {}
        for name, machine in machines.items():
            rules = self.expect(200, "GET", f"/compute/instances/{machine['id']}/firewall-rules", token=root)["rules"]
            open_ports[name] = sorted(r["port_from"] for r in rules if r["cidr"] == "0.0.0.0/0" and not r["implicit"])
        self.assertEqual(open_ports, {"db-01": [5432], "web-01": [80, 443]})
        buckets = self.expect(200, "GET", "/storage/buckets", token=root)["buckets"]
        self.assertEqual([b["public_read"] for b in buckets], [True])
        self.assertIsNone(self.expect(200, "GET", "/auth/billing/tax-profile", token=root)["gstin"])
        month = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=31)).strftime("%Y-%m-%dT%H:%M:%SZ")
        events = self.expect(200, "GET", f"/auth/audit-logs?limit=1000&actor={EMAIL}&from={month}", token=root)["audit_logs"]
        self.assertGreaterEqual(len({e["timestamp"][:10] for e in events}), 18)

    def test_the_pasted_key_works(self):
        root = self.sandbox.root()
        machines = self.expect(200, "GET", "/compute/instances", token=root)["instances"]
        text = next(i["user_data"] for i in machines if i["name"] == "db-01")
        pairs = dict(line.strip().split(" = ") for line in text.splitlines() if " = " in line)
        self.expect(200, "POST", "/auth/iam/exchange-credentials", pairs)


class Breach(SandboxCase):
    flags = ("--scenario", "breach", "--faults")

    def test_the_list_of_what_was_planted_is_true(self):
        with open(os.path.join(self.sandbox.folder, "planted.json"), encoding="utf-8") as file:
            listed = json.load(file)
        root = self.sandbox.root()
        self.assertGreaterEqual(self.sandbox.one("SELECT count(*) FROM audit"), 50_000)
        kinds = {item["kind"]: item for item in listed["planted"]}
        self.assertEqual(set(kinds), {"stolen_key", "refused_tries", "user", "attachment", "access_key", "firewall_rule",
                                      "kms_key_disabled"})
        window = f"from={listed['from']}&ip={listed['ip']}"
        events = {e["id"]: e for e in self.expect(200, "GET", f"/auth/audit-logs?limit=1000&{window}",
                                                  token=root)["audit_logs"]}
        for item in listed["planted"]:
            self.assertEqual(events[item["event"]]["timestamp"], item["at"])
        self.assertTrue(all(e["actor"] == listed["actor"] for e in events.values()))
        # At night in India, from an address that nobody has been seen at before.
        hours = {(datetime.datetime.fromisoformat(e["timestamp"].replace("Z", "+00:00")) + datetime.timedelta(hours=5.5)).hour
                 for e in events.values()}
        self.assertEqual(hours, {3})
        self.assertEqual(self.sandbox.one("SELECT count(*) FROM audit WHERE ip = ?", listed["ip"]), len(events))
        self.expect(200, "GET", "/auth/iam/users/svc-sync", token=root)
        keys = self.expect(200, "GET", "/auth/iam/users/svc-sync/access-keys", token=root)["access_keys"]
        self.assertEqual([k["access_key_id"] for k in keys], [kinds["access_key"]["id"]])
        state = self.expect(200, "GET", f"/kms/keys/{kinds['kms_key_disabled']['id']}", token=root)["state"]
        self.assertEqual(state, "disabled")
        web = next(i for i in self.expect(200, "GET", "/compute/instances", token=root)["instances"] if i["name"] == "web-01")
        rules = self.expect(200, "GET", f"/compute/instances/{web['id']}/firewall-rules", token=root)["rules"]
        wide = next(r for r in rules if r["id"] == kinds["firewall_rule"]["id"])
        self.assertEqual((wide["port_from"], wide["port_to"], wide["cidr"]), (1, 65535, "0.0.0.0/0"))


if __name__ == "__main__":
    unittest.main()
