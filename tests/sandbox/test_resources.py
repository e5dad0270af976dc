"""Instances, firewall, snapshots, buckets, billing; idempotency and paging."""

import threading
import unittest
import uuid

from sandbox import SandboxCase


class Resources(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()
        cls.web = cls.sandbox.send("GET", "/compute/instances", token=cls.root)["instances"][0]
        cls.rules = f"/compute/instances/{cls.web['id']}/firewall-rules"

    def add(self, status, **rule):
        return self.expect(status, "POST", self.rules, rule, token=self.root)

    def test_start_stop(self):
        path = f"/compute/instances/{self.web['id']}"
        self.expect(409, "POST", path + "/start", token=self.root)
        self.assertEqual(self.expect(200, "POST", path + "/stop", token=self.root)["status"], "stopped")
        self.expect(409, "POST", path + "/stop", token=self.root)
        self.assertEqual(self.expect(200, "POST", path + "/start", token=self.root)["status"], "running")

    def test_user_data(self):
        path = f"/compute/instances/{self.web['id']}"
        self.expect(200, "PATCH", path, {"user_data": "#cloud-config\n"}, token=self.root)
        self.assertEqual(self.expect(200, "GET", path, token=self.root)["user_data"], "#cloud-config\n")
        self.assertNotIn("cloud-config", self.last_event(action="compute:UpdateInstance")["details"])
        self.expect(400, "PATCH", path, {}, token=self.root)
        self.assertIsNone(self.expect(200, "PATCH", path, {"user_data": None}, token=self.root)["user_data"])

    def test_the_ssh_rule_stays(self):
        implicit = [r for r in self.expect(200, "GET", self.rules, token=self.root)["rules"] if r["implicit"]]
        self.assertEqual([(r["protocol"], r["port_from"], r["port_to"]) for r in implicit], [("tcp", 22, 22)])
        self.expect(409, "DELETE", f"{self.rules}/{implicit[0]['id']}", token=self.root)
        self.assertGreaterEqual(self.web["ssh_port"], 30000)

    def test_rules(self):
        rule = self.add(201, protocol="tcp", port=80, cidr="0.0.0.0/0").json
        self.assertEqual((rule["port_from"], rule["port_to"], rule["implicit"]), (80, 80, False))
        self.add(409, protocol="tcp", port_from=80, port_to=80, cidr="0.0.0.0/0")
        self.assertEqual(self.add(201, protocol="udp", port_from=5000, port_to=5010, cidr="2001:DB8::/32")["cidr"],
                         "2001:db8::/32")
        ping = self.add(201, protocol="icmp", cidr="203.0.113.0/24", description="ping").json
        self.assertIsNone(ping["port_from"])
        self.add(409, protocol="icmp", cidr="203.0.113.0/24")
        self.expect(200, "DELETE", f"{self.rules}/{rule['id']}", token=self.root)
        self.expect(404, "DELETE", f"{self.rules}/{rule['id']}", token=self.root)

    def test_rules_that_are_none(self):
        good = {"protocol": "tcp", "port": 8443, "cidr": "10.0.0.0/8"}
        for change in ({"cidr": "10.0.0.1/8"}, {"cidr": "10.0.0.0"}, {"cidr": "10.0.0.0/33"}, {"cidr": "10.0.0/8"},
                       {"cidr": "10.0.0.0/08"}, {"cidr": "10.0.0.0/-1"}, {"cidr": "::1%lo/128"}, {"cidr": "x/8"},
                       {"cidr": "010.0.0.0/8"}, {"cidr": ""}, {"cidr": None}, {"port": 0}, {"port": 65536},
                       {"port": 80.5}, {"port": "80"}, {"port": True}, {"protocol": "sctp"}, {"protocol": "icmp"},
                       {"port_from": 1}, {"description": "x" * 300}):
            with self.subTest(change=change):
                self.add(400, **(good | change))
        self.add(400, protocol="tcp", port_from=10, port_to=9, cidr="10.0.0.0/8")
        self.add(400, protocol="tcp", port_from=10, cidr="10.0.0.0/8")

    def test_snapshots(self):
        made = self.expect(201, "POST", "/compute/snapshots", {"instance_id": self.web["id"]}, token=self.root).json
        self.assertEqual(made["volume_id"], self.web["volumes"][0]["id"])
        found = self.expect(200, "GET", f"/compute/snapshots?instance_id={self.web['id']}", token=self.root)["snapshots"]
        self.assertIn(made, found)
        self.assertEqual(self.expect(200, "GET", "/compute/snapshots?instance_id=other", token=self.root)["snapshots"], [])
        self.expect(200, "DELETE", f"/compute/snapshots/{made['id']}", token=self.root)
        self.expect(404, "GET", f"/compute/snapshots/{made['id']}", token=self.root)
        self.assertTrue(all(v["encrypted"] for v in self.expect(200, "GET", "/compute/volumes", token=self.root)["volumes"]))

    def test_buckets_and_storage_keys(self):
        for bad in ("ab", "Ab-c", "a..b", "a--b", "-abc", "abc-", "a.-b", "x" * 64, "a_b"):
            self.expect(400, "POST", "/storage/buckets", {"name": bad}, token=self.root)
        self.expect(201, "POST", "/storage/buckets", {"name": "logs.2026", "public_read": True}, token=self.root)
        self.expect(409, "POST", "/storage/buckets", {"name": "logs.2026"}, token=self.root)
        changed = self.expect(200, "PATCH", "/storage/buckets/logs.2026", {"public_read": False}, token=self.root)
        self.assertIs(changed["public_read"], False)
        self.expect(404, "GET", "/storage/buckets/logs.2026/objects/presign?key=a", token=self.root)
        upload = self.expect(200, "POST", "/storage/buckets/logs.2026/objects/presign", {"key": "a/b c"}, token=self.root)
        self.assertIn("/logs.2026/a/b%20c?", upload["url"])
        key = self.expect(201, "POST", "/storage/access-keys", {"bucket": "logs.2026"}, token=self.root).json
        self.assertTrue(key["secret_access_key"])
        listed = self.expect(200, "GET", "/storage/access-keys", token=self.root)
        self.assertNotIn(key["secret_access_key"], listed.body.decode())
        self.expect(200, "DELETE", f"/storage/access-keys/{key['id']}", token=self.root)
        self.expect(200, "DELETE", "/storage/buckets/logs.2026", token=self.root)

    def test_tax_profile(self):
        path = "/auth/billing/tax-profile"
        self.assertIsNone(self.expect(200, "GET", path, token=self.root)["gstin"])
        for bad in ("27AAPFU0939F1Z", "27AAPFU0939F1XV", "hello", ""):
            self.expect(400, "PATCH", path, {"gstin": bad}, token=self.root)
        body = {"gstin": "27AAPFU0939F1ZV", "legal_name": "Example Pvt Ltd"}
        set_to = self.expect(200, "PATCH", path, body, token=self.root).json
        self.assertEqual({name: set_to[name] for name in body}, body)
        self.assertIsNone(self.expect(200, "PATCH", path, {"gstin": None}, token=self.root)["gstin"])

    def test_autopay(self):
        path = "/auth/billing/autopay"
        self.expect(409, "POST", path + "/activate", token=self.root)
        self.expect(201, "POST", path + "/setup", {"threshold": 100, "amount": 500}, token=self.root)
        self.assertEqual(self.expect(200, "POST", path + "/activate", token=self.root)["status"], "active")
        self.assertEqual(self.expect(200, "PATCH", path, {"amount": 700.5}, token=self.root)["amount"], 700.5)
        self.expect(200, "DELETE", path, token=self.root)
        self.expect(409, "PATCH", path, {"amount": 1}, token=self.root)
        self.expect(400, "POST", "/auth/billing/topup", {"amount": -5}, token=self.root)
        self.expect(201, "POST", "/auth/billing/topup", {"amount": 500}, token=self.root)

    def test_idempotency_key(self):
        key = {"Idempotency-Key": str(uuid.uuid4())}
        body = {"username": "once"}
        first = self.expect(201, "POST", "/auth/iam/users", body, token=self.root, headers=key)
        again = self.expect(201, "POST", "/auth/iam/users", body, token=self.root, headers=key)
        self.assertEqual(again.body, first.body)
        self.assertEqual(again.headers["Idempotency-Replayed"], "true")
        self.assertNotEqual(again.headers["X-Request-Id"], first.headers["X-Request-Id"])
        self.expect(409, "POST", "/auth/iam/users", {"username": "twice"}, token=self.root, headers=key)
        self.expect(409, "POST", "/auth/iam/users", body, token=self.root)
        created = self.sandbox.one("SELECT count(*) FROM audit WHERE action = 'iam:CreateUser' AND status = 201 AND "
                                   "resource LIKE '%user/once'")
        self.assertEqual(created, 1)
        # A secret that is replayed comes from a sealed copy.
        secret = self.expect(201, "POST", "/auth/iam/users/once/access-keys", token=self.root, headers=key)
        self.assertEqual(self.expect(201, "POST", "/auth/iam/users/once/access-keys", token=self.root, headers=key).body,
                         secret.body)
        with self.sandbox.database() as database:
            self.assertNotIn(secret["secret_access_key"], "\n".join(database.iterdump()))
        # A refusal is not kept: what was wrong may be right now.
        key = {"Idempotency-Key": str(uuid.uuid4())}
        self.expect(404, "POST", "/auth/iam/users/later/access-keys", token=self.root, headers=key)
        self.expect(201, "POST", "/auth/iam/users", {"username": "later"}, token=self.root)
        self.expect(201, "POST", "/auth/iam/users/later/access-keys", token=self.root, headers=key)
        self.expect(400, "POST", "/auth/iam/groups", {"name": "g"}, token=self.root, headers={"Idempotency-Key": "x" * 200})

    def test_idempotency_key_from_many_connections(self):
        key = {"Idempotency-Key": str(uuid.uuid4())}
        bodies = []
        barrier = threading.Barrier(6)

        def attempt():
            barrier.wait()
            bodies.append(self.send("POST", "/auth/iam/users", {"username": "racer", "password": "a password"},
                                    token=self.root, headers=key).body)

        threads = [threading.Thread(target=attempt) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(set(bodies)), 1)

    def test_paging(self):
        for number in range(25):
            self.expect(201, "POST", "/auth/iam/groups", {"name": f"page-{number:02}"}, token=self.root)
        names, cursor = [], ""
        while cursor is not None:
            answer = self.expect(200, "GET", "/auth/iam/groups?limit=7" + (f"&cursor={cursor}" if cursor else ""),
                                 token=self.root)
            self.assertLessEqual(len(answer["groups"]), 7)
            names += [g["name"] for g in answer["groups"]]
            cursor = answer["next_cursor"]
        self.assertEqual([n for n in names if n.startswith("page-")], [f"page-{n:02}" for n in range(25)])
        for query in ("limit=0", "limit=1001", "limit=x", "limit=", "cursor=%21", "cursor=AAAA", "limit=1&limit=2", "page=2"):
            with self.subTest(query=query):
                self.expect(400, "GET", "/auth/iam/groups?" + query, token=self.root)


if __name__ == "__main__":
    unittest.main()
