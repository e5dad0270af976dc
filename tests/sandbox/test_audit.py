"""The audit log: one row per state-changing call, refused ones too; append-only; filters and paging."""

import csv
import datetime
import io
import sqlite3
import unittest

from sandbox import ACCOUNT, EMAIL, Sandbox, SandboxCase


class Audit(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def logs(self, query="", status=200):
        return self.expect(status, "GET", "/auth/audit-logs" + query, token=self.root)

    def count(self):
        return self.sandbox.one("SELECT count(*) FROM audit")

    def test_a_row_says_who_what_where_and_how(self):
        answer = self.expect(201, "POST", "/auth/iam/users", {"username": "logged"}, token=self.root,
                             headers={"User-Agent": "test agent/1.0"})
        event = self.logs("?limit=1")["audit_logs"][0]
        self.assertEqual({name: event[name] for name in event if name not in ("id", "timestamp", "duration_ms", "details")},
                         {"actor": EMAIL, "actor_type": "root", "service": "auth", "method": "POST",
                          "path": "/auth/iam/users", "action": "iam:CreateUser",
                          "resource": f"crn:cloudnx:iam::{ACCOUNT}:user/logged", "status": 201, "ip": "127.0.0.1",
                          "user_agent": "test agent/1.0", "request_id": answer.headers["X-Request-Id"]})

    def test_reads_leave_no_trace_and_refusals_do(self):
        before = self.count()
        self.expect(200, "GET", "/auth/me", token=self.root)
        self.expect(404, "GET", "/auth/iam/users/nobody", token=self.root)
        self.assertEqual(self.count(), before)
        for status, method, path, body, token in (
                (401, "POST", "/kms/keys", {"name": "x"}, None), (401, "POST", "/kms/keys", {"name": "x"}, "nonsense"),
                (400, "POST", "/kms/keys", {"nam": "x"}, self.root),
                (400, "DELETE", "/auth/iam/users/a%0d%0ab", None, self.root), (404, "DELETE", "/auth/iam/users/" + "x" * 300, None, None),
                (404, "DELETE", "/auth/iam/users/nobody", None, self.root),
                (409, "DELETE", "/auth/iam/policies/CloudNxFullAccess", None, self.root),
                (410, "POST", "/auth/2fa/login-verify", {"pending_token": "x", "otp": "123456"}, None)):
            with self.subTest(status=status, path=path):
                before = self.count()
                self.expect(status, method, path, body, token=token)
                self.assertEqual(self.count(), before + 1)
                event = self.last_event()
                self.assertEqual((event["status"], event["method"], event["path"]), (status, method, path))
        before = self.count()
        self.expect(413, "POST", "/kms/keys", token=self.root, raw=b'{"name":"' + b"x" * 1_100_000 + b'"}')
        self.assertEqual((self.count(), self.last_event()["status"]), (before + 1, 413))

    def test_claimed_names_bring_no_line_breaks(self):
        self.send("POST", "/auth/login", {"email": "a\r\nb", "password": "x"})
        self.assertEqual(self.last_event(action="auth:Login")["actor"], "ab")
        self.expect(400, "POST", "/auth/iam/users", {"username": "x\ny"}, token=self.root)
        self.assertTrue(self.last_event(action="iam:CreateUser")["resource"].endswith("user/xy"))

    def test_no_secret_gets_into_it(self):
        self.user("quiet", password="a quiet password")
        self.expect(201, "POST", "/auth/iam/users/quiet/access-keys", token=self.root)
        secret = self.expect(201, "POST", "/auth/iam/users/quiet/access-keys", token=self.root)["secret_access_key"]
        setup = self.expect(200, "POST", "/auth/2fa/setup", token=self.root)["secret"]
        with self.sandbox.database() as database:
            rows = str(database.execute("SELECT * FROM audit").fetchall())
        for word in ("a quiet password", secret, setup, self.root, self.sandbox.password):
            self.assertNotIn(word, rows)

    def test_append_only(self):
        with self.sandbox.database() as database:
            for sql in ("DELETE FROM audit", "UPDATE audit SET actor = 'nobody'", "DELETE FROM audit WHERE seq = 1",
                        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1"):
                with self.subTest(sql=sql), self.assertRaisesRegex(sqlite3.DatabaseError, "append-only"):
                    database.execute(sql)

    def test_change_and_row_come_together(self):
        """When the audit row cannot be written, the change is not made either."""
        with self.sandbox.database() as database:
            database.execute("CREATE TRIGGER broken BEFORE INSERT ON audit WHEN NEW.action = 'iam:CreateGroup' "
                             "BEGIN SELECT RAISE(ABORT, 'no more room'); END")
        try:
            self.expect(500, "POST", "/auth/iam/groups", {"name": "ghost"}, token=self.root)
        finally:
            with self.sandbox.database() as database:
                database.execute("DROP TRIGGER broken")
        self.expect(404, "GET", "/auth/iam/groups/ghost", token=self.root)


class History(SandboxCase):
    flags = ("--faults", "--events", "3000", "--seed", "7")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def setUp(self):
        super().setUp()
        with self.sandbox.database() as database:
            database.row_factory = sqlite3.Row
            self.rows = [dict(row) for row in database.execute(
                "SELECT * FROM audit WHERE account = ? ORDER BY at DESC, seq DESC", (ACCOUNT,))]

    def ids(self, query):
        """All ids that match, over all pages."""
        found, cursor = [], ""
        while cursor is not None:
            answer = self.expect(200, "GET", f"/auth/audit-logs?limit=400&{query}" + (f"&cursor={cursor}" if cursor else ""),
                                 token=self.root)
            found += [e["id"] for e in answer["audit_logs"]]
            cursor = answer["next_cursor"]
        return found

    def wanted(self, matches):
        return [f"ev_{row['seq']:012}" for row in self.rows if matches(row)]

    def test_filters(self):
        sample = self.rows[len(self.rows) // 2]
        moment = datetime.datetime.fromtimestamp(sample["at"] / 1000, datetime.timezone.utc)
        at = moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{sample['at'] % 1000:03}Z"
        text = lambda row: " ".join((row["path"], row["action"], row["resource"], row["user_agent"], row["request_id"],
                                     row["actor"])).lower()
        for query, matches in (
                ("", lambda row: True), (f"actor={sample['actor']}", lambda row: row["actor"] == sample["actor"]),
                ("service=kms", lambda row: row["service"] == "kms"),
                ("method=DELETE", lambda row: row["method"] == "DELETE"),
                ("status=403", lambda row: row["status"] == 403), ("status=4xx", lambda row: row["status"] // 100 == 4),
                (f"ip={sample['ip']}", lambda row: row["ip"] == sample["ip"]),
                (f"from={at}", lambda row: row["at"] >= sample["at"]), (f"to={at}", lambda row: row["at"] < sample["at"]),
                ("q=FIREWALL-rules", lambda row: "firewall-rules" in text(row)),
                (f"q={sample['request_id']}", lambda row: row["request_id"] == sample["request_id"]),
                ("service=auth&status=2xx&method=POST&q=refresh",
                 lambda row: row["service"] == "auth" and row["status"] // 100 == 2 and "refresh" in text(row)),
                ("q=%25", lambda row: "%" in text(row))):
            with self.subTest(query=query):
                self.assertEqual(self.ids(query), self.wanted(matches))

    def test_bad_filters(self):
        for query in ("from=yesterday", "to=2026-13-01T00:00:00Z", "status=600", "status=x", "status=4x4", "service=dns",
                      "method=get", "q=", "unknown=1", "limit=2000", "actor=" + "x" * 300):
            with self.subTest(query=query):
                self.expect(400, "GET", "/auth/audit-logs?" + query, token=self.root)

    def test_pages_stay_stable_while_events_arrive(self):
        first = self.expect(200, "GET", "/auth/audit-logs?limit=10&q=decrypt", token=self.root)
        self.send("POST", "/kms/decrypt", {"ciphertext": "QUJD"}, token=self.root)
        second = self.expect(200, "GET", f"/auth/audit-logs?limit=10&q=decrypt&cursor={first['next_cursor']}", token=self.root)
        seen = [e["id"] for e in first["audit_logs"] + second["audit_logs"]]
        self.assertEqual(seen, self.wanted(lambda row: "decrypt" in (row["path"] + row["action"]).lower())[:20])

    def test_export(self):
        answer = self.send("GET", "/auth/audit-logs/export?format=csv&service=kms", token=self.root)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/csv"))
        rows = list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))
        self.assertEqual([row["id"] for row in rows], self.wanted(lambda row: row["service"] == "kms"))
        self.send("POST", "/kms/keys", {"name": ""}, token=self.root, headers={"User-Agent": "=cmd|' /C calc'!A0"})
        exported = self.send("GET", "/auth/audit-logs/export?q=calc", token=self.root).body.decode()
        self.assertIn(",'=cmd|' /C calc'!A0,", exported)

    def test_past_events_are_plausible_and_reproducible(self):
        planted = [row for row in self.rows if row["request_id"] and row["at"] < max(r["at"] for r in self.rows)]
        self.assertGreaterEqual(len(planted), 2990)
        actors = {}
        for row in planted:
            actors[row["actor"]] = actors.get(row["actor"], 0) + 1
        self.assertGreater(max(actors.values()), 0.2 * len(planted))
        night = sum(1 for row in planted if (row["at"] // 3600000 + 5) % 24 < 6)
        self.assertLess(night, 0.2 * len(planted))
        twin = Sandbox(*self.flags)
        try:
            with twin.database() as database:
                again = database.execute("SELECT at, actor, action, ip, status, request_id FROM audit WHERE account = ? AND "
                                         "action <> 'auth:Login' ORDER BY seq LIMIT 2000", (ACCOUNT,)).fetchall()
        finally:
            twin.stop()
        ours = sorted((row for row in self.rows if row["action"] != "auth:Login"), key=lambda row: row["seq"])[:2000]
        self.assertEqual(again, [tuple(row[n] for n in ("at", "actor", "action", "ip", "status", "request_id")) for row in ours])


if __name__ == "__main__":
    unittest.main()
