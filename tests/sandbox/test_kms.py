"""Keys, versions, encryption context; the ciphertext is opened once more with Python's view of the same bytes."""

import base64
import os
import unittest

from sandbox import SandboxCase


def b64(raw):
    return base64.b64encode(raw).decode()


class Kms(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def key(self, name):
        return self.expect(201, "POST", "/kms/keys", {"name": name}, token=self.root).json

    def encrypt(self, key, raw, status=200, **more):
        return self.expect(status, "POST", "/kms/encrypt", {"key": key, "plaintext": b64(raw), **more}, token=self.root)

    def decrypt(self, ciphertext, status=200, **more):
        answer = self.expect(status, "POST", "/kms/decrypt", {"ciphertext": ciphertext, **more}, token=self.root)
        return base64.b64decode(answer["plaintext"]) if status == 200 else answer

    def test_round_trip(self):
        self.key("round")
        self.expect(409, "POST", "/kms/keys", {"name": "round"}, token=self.root)
        for raw in (b"", b"x", b"\0\xff\n", os.urandom(4096)):
            sealed = self.encrypt("round", raw)
            self.assertEqual(self.decrypt(sealed["ciphertext"]), raw)
        self.assertNotEqual(self.encrypt("round", b"same")["ciphertext"], self.encrypt("round", b"same")["ciphertext"])
        self.encrypt("round", os.urandom(4097), status=400)
        self.encrypt("absent", b"x", status=404)
        self.expect(400, "POST", "/kms/encrypt", {"key": "round", "plaintext": "%%%"}, token=self.root)

    def test_any_changed_byte_is_noticed(self):
        key = self.key("bytes")
        sealed = base64.b64decode(self.encrypt("bytes", b"secret")["ciphertext"])
        for at in range(len(sealed)):
            changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1:]
            answer = self.send("POST", "/kms/decrypt", {"ciphertext": b64(changed)}, token=self.root)
            self.assertIn(answer.status, (400, 404), at)
        self.decrypt(b64(sealed[:20]), status=400)
        self.decrypt(b64(b""), status=400)
        self.decrypt("QUJD", status=400)
        self.assertTrue(key["id"].encode() in sealed)

    def test_versions(self):
        key = self.key("turns")
        old = self.encrypt("turns", b"old")
        self.assertEqual(self.expect(200, "POST", f"/kms/keys/{key['id']}/rotate", token=self.root)["current_version"], 2)
        new = self.encrypt("turns", b"new")
        self.assertEqual((old["key_version"], new["key_version"]), (1, 2))
        self.assertEqual(self.decrypt(old["ciphertext"]), b"old")
        self.assertEqual(self.decrypt(new["ciphertext"]), b"new")

    def test_context_is_authenticated(self):
        self.key("context")
        sealed = self.encrypt("context", b"x", context={"app": "web", "stage": "prod"})["ciphertext"]
        self.assertEqual(self.decrypt(sealed, context={"stage": "prod", "app": "web"}), b"x")
        self.decrypt(sealed, status=400)
        self.decrypt(sealed, status=400, context={"app": "web"})
        self.decrypt(sealed, status=400, context={"app": "web", "stage": "test"})
        self.encrypt("context", b"x", status=400, context={"n": 1})

    def test_disabled_pending_deleted(self):
        key = self.key("ends")
        path = f"/kms/keys/{key['id']}"
        sealed = self.encrypt("ends", b"x")["ciphertext"]
        self.expect(200, "PATCH", path, {"state": "disabled"}, token=self.root)
        self.encrypt("ends", b"x", status=409)
        self.decrypt(sealed, status=409)
        self.expect(200, "PATCH", path, {"state": "enabled"}, token=self.root)
        self.assertEqual(self.decrypt(sealed), b"x")
        for days in ("6", "31", "x", "7.5"):
            self.expect(400, "DELETE", f"{path}?pending_days={days}", token=self.root)
        self.assertEqual(self.expect(200, "DELETE", path + "?pending_days=7", token=self.root)["state"], "pending_deletion")
        self.expect(409, "DELETE", path, token=self.root)
        self.expect(409, "PATCH", path, {"state": "enabled"}, token=self.root)
        self.decrypt(sealed, status=409)
        self.assertEqual(self.expect(200, "POST", path + "/cancel-deletion", token=self.root)["state"], "disabled")
        self.expect(200, "PATCH", path, {"state": "enabled", "rotation_days": 90, "description": "d"}, token=self.root)
        self.assertEqual(self.decrypt(sealed), b"x")
        self.expect(200, "DELETE", path + "?pending_days=7", token=self.root)
        self.sandbox.clock(7 * 86400 + 60)
        token = self.sandbox.root()
        self.expect(404, "GET", path, token=token)
        self.assertNotIn("ends", [k["name"] for k in self.expect(200, "GET", "/kms/keys", token=token)["keys"]])
        self.expect(201, "POST", "/kms/keys", {"name": "ends"}, token=token)

    def test_data_key(self):
        key = self.key("data")
        made = self.expect(200, "POST", f"/kms/keys/{key['id']}/data-key", {"context": {"a": "b"}}, token=self.root).json
        self.assertEqual(len(base64.b64decode(made["plaintext"])), 32)
        self.assertEqual(self.decrypt(made["ciphertext"], context={"a": "b"}), base64.b64decode(made["plaintext"]))

    def test_key_material_is_sealed_by_a_key_outside_the_database(self):
        key = self.key("sealed")
        stored = self.sandbox.one("SELECT material_sealed FROM kms_versions WHERE key = ?", key["id"])
        self.assertEqual(len(stored), 12 + 32 + 16)
        with open(os.path.join(self.sandbox.folder, "sealing.key"), "rb") as file:
            outer = file.read()
        with self.sandbox.database() as database:
            self.assertNotIn(outer.hex().upper(), "\n".join(database.iterdump()))

    def test_policies_name_keys_by_id(self):
        key = self.key("shared")
        self.key("private")
        document = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["kms:Encrypt", "kms:Decrypt"],
                                                           "Resource": key["crn"]}}
        self.expect(201, "POST", "/auth/iam/policies", {"name": "UseShared", "document": document}, token=self.root)
        token = self.user("app", "UseShared", password="a password")
        body = {"key": "shared", "plaintext": b64(b"x")}
        sealed = self.expect(200, "POST", "/kms/encrypt", body, token=token)["ciphertext"]
        self.expect(200, "POST", "/kms/encrypt", body | {"key": key["id"]}, token=token)
        self.expect(403, "POST", "/kms/encrypt", body | {"key": "private"}, token=token)
        self.expect(403, "GET", "/kms/keys/shared", token=token)
        self.expect(200, "POST", "/kms/decrypt", {"ciphertext": sealed}, token=token)
        foreign = self.encrypt("private", b"y")["ciphertext"]
        self.expect(403, "POST", "/kms/decrypt", {"ciphertext": foreign}, token=token)
        event = self.last_event(action="kms:Decrypt", actor="app")
        self.assertEqual(event["status"], 403)
        self.assertTrue(event["resource"].startswith("crn:cloudnx:kms:eu-west-1:100000003:key/key_"))


if __name__ == "__main__":
    unittest.main()
