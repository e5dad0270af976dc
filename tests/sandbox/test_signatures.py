"""SigV4 by botocore, which is not ours: accepted as it is, refused when anything is changed."""

import datetime
import hashlib
import json
import unittest

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sandbox import SandboxCase


class Liar(botocore.auth.SigV4Auth):
    """Signs the body's own hash beside a header that states another."""

    def canonical_request(self, request):
        return super().canonical_request(request).rsplit("\n", 1)[0] + "\n" + hashlib.sha256(request.body).hexdigest()


class Signatures(SandboxCase):
    def setUp(self):
        super().setUp()
        self.root = self.sandbox.root()
        self.send("DELETE", "/auth/iam/users/signer", token=self.root)
        self.user("signer", "CloudNxReadOnlyAccess", "CloudNxComputeFullAccess")
        self.key = self.expect(201, "POST", "/auth/iam/users/signer/access-keys", token=self.root).json

    def signed(self, method, path, body=None, region="in-mum", service="cloudnx", secret=None, headers=None,
               signer=botocore.auth.SigV4Auth):
        data = json.dumps(body).encode() if body is not None else b""
        request = AWSRequest(method=method, url=self.sandbox.url + path, data=data, headers=dict(headers or {}))
        request.headers["Host"] = f"127.0.0.1:{self.sandbox.port}"
        if body is not None:
            request.headers["Content-Type"] = "application/json"
        credentials = Credentials(self.key["access_key_id"], self.key["secret_access_key"] if secret is None else secret)
        signer(credentials, service, region).add_auth(request)
        return dict(request.headers.items()), data

    def outcome(self, method, path, headers, data):
        return self.send(method, path, headers=headers, raw=data or None).status

    def test_reads_and_writes(self):
        for path in ("/auth/me", "/auth/audit-logs?limit=5&q=x%20y%2Fz&method=POST", "/compute/instances?limit=1",
                     "/compute/snapshots?instance_id=a~b-c_d.e"):
            with self.subTest(path=path):
                headers, data = self.signed("GET", path)
                self.assertEqual(self.outcome("GET", path, headers, data), 200)
        instance = self.expect(200, "GET", "/compute/instances", token=self.root)["instances"][0]["id"]
        path = f"/compute/instances/{instance}/firewall-rules"
        headers, data = self.signed("POST", path, {"protocol": "tcp", "port": 8080, "cidr": "10.0.0.0/8"})
        self.assertEqual(self.outcome("POST", path, headers, data), 201)
        event = self.last_event(action="compute:AddFirewallRule")
        self.assertEqual((event["actor"], event["actor_type"]), ("signer", "iam"))

    def test_names_that_need_encoding_twice(self):
        path = "/auth/iam/users/a%2Bb%40c"
        headers, data = self.signed("GET", path)
        self.assertEqual(self.outcome("GET", path, headers, data), 404)  # verified, and no such user
        headers["Authorization"] = headers["Authorization"][:-1] + ("0" if headers["Authorization"][-1] != "0" else "1")
        self.assertEqual(self.outcome("GET", path, headers, data), 401)

    def test_double_encoded_path(self):
        headers, data = self.signed("GET", "/auth/iam/users/a%2Bb")
        self.assertEqual(self.outcome("GET", "/auth/iam/users/a%252Bb", headers, data), 401)

    def test_changed_after_signing(self):
        path = "/auth/iam/simulate"
        headers, data = self.signed("POST", path, {"username": "signer", "actions": ["kms:Encrypt"]})
        self.assertEqual(self.outcome("POST", path, headers, data), 200)
        self.assertEqual(self.outcome("POST", path, headers, data.replace(b"Encrypt", b"Encrypu")), 401, "body")
        self.assertEqual(self.outcome("POST", path + "?a=1", headers, data), 401, "query")
        self.assertEqual(self.outcome("PUT", "/auth/account/password-policy", headers, data), 401, "method and path")
        self.assertEqual(self.outcome("POST", path, headers | {"Host": "localhost"}, data), 401, "header")
        self.assertEqual(self.outcome("POST", path, headers | {"X-Amz-Added": "1"}, data), 401, "unsigned x-amz header")
        self.assertEqual(self.outcome("POST", path, headers | {"X-Amz-Content-Sha256": "0" * 64}, data), 401, "hash")

    def test_a_stated_hash_must_be_the_bodys(self):
        path, body = "/auth/iam/simulate", {"username": "signer", "actions": ["kms:Encrypt"]}
        for stated, status in ((hashlib.sha256(json.dumps(body).encode()).hexdigest(), 200), ("0" * 64, 401)):
            with self.subTest(stated=stated):
                headers, data = self.signed("POST", path, body, headers={"X-Amz-Content-SHA256": stated}, signer=Liar)
                self.assertEqual(self.outcome("POST", path, headers, data), status)

    def test_no_secret_is_none_of_an_inactive_or_unknown_key(self):
        headers, data = self.signed("GET", "/auth/me", secret="")
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)
        one = f"/auth/iam/users/signer/access-keys/{self.key['id']}"
        self.expect(200, "PATCH", one, {"status": "inactive"}, token=self.root)
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)
        self.expect(200, "DELETE", one, token=self.root)
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)

    def test_every_byte_of_the_signature_counts(self):
        headers, data = self.signed("GET", "/auth/me")
        text = headers["Authorization"]
        for at in range(len(text) - 64, len(text), 7):
            wrong = "0" if text[at] != "0" else "1"
            changed = headers | {"Authorization": text[:at] + wrong + text[at + 1:]}
            self.assertEqual(self.outcome("GET", "/auth/me", changed, data), 401)

    def test_scope(self):
        for change in ({"region": "eu-west-1"}, {"service": "s3"}, {"secret": "x" * 40}):
            with self.subTest(change=change):
                headers, data = self.signed("GET", "/auth/me", **change)
                self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)

    def test_host_and_date_must_be_signed(self):
        headers, data = self.signed("GET", "/auth/me")
        for name in ("host;", ";x-amz-date", "x-amz-date"):
            changed = headers | {"Authorization": headers["Authorization"].replace(name, "", 1)}
            self.assertEqual(self.outcome("GET", "/auth/me", changed, data), 401)

    def test_five_minutes(self):
        headers, data = self.signed("GET", "/auth/me")
        for offset, status in ((295, 200), (-295, 200), (305, 401), (-305, 401)):
            with self.subTest(offset=offset):
                self.sandbox.clock(offset)
                self.assertEqual(self.outcome("GET", "/auth/me", headers, data), status)

    def test_clients_clock_can_be_corrected_by_the_date_header(self):
        self.sandbox.clock(7200)
        date = self.send("GET", "/auth/me").headers["Date"]
        server = datetime.datetime.strptime(date, "%a, %d %b %Y %H:%M:%S GMT")
        self.assertLess(abs((server - datetime.datetime.utcnow()).total_seconds() - 7200), 5)

    def test_inactive_and_deleted_keys(self):
        headers, data = self.signed("GET", "/auth/me")
        one = f"/auth/iam/users/signer/access-keys/{self.key['id']}"
        self.expect(200, "PATCH", one, {"status": "inactive"}, token=self.root)
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)
        self.expect(200, "PATCH", one, {"status": "active"}, token=self.root)
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 200)
        self.expect(200, "DELETE", one, token=self.root)
        self.assertEqual(self.outcome("GET", "/auth/me", headers, data), 401)

    def test_exchange(self):
        path = "/auth/iam/exchange-credentials"
        body = {name: self.key[name] for name in ("access_key_id", "secret_access_key")}
        token = self.expect(200, "POST", path, body)["access_token"]
        self.assertEqual(self.expect(200, "GET", "/auth/me", token=token)["username"], "signer")
        headers, data = self.signed("POST", path)
        self.assertEqual(self.outcome("POST", path, headers, data), 200)
        self.expect(401, "POST", path, body | {"secret_access_key": "x" * 40})
        self.expect(400, "POST", path, token=token)
        # A token dies with its key.
        one = f"/auth/iam/users/signer/access-keys/{self.key['id']}"
        self.expect(200, "PATCH", one, {"status": "inactive"}, token=self.root)
        self.expect(401, "GET", "/auth/me", token=token)
        self.expect(401, "POST", path, body)

    def test_an_access_key_cannot_change_who_signs_in(self):
        headers, data = self.signed("POST", "/auth/iam/me/mfa/setup")
        self.assertEqual(self.outcome("POST", "/auth/iam/me/mfa/setup", headers, data), 403)

    def test_refused_signatures_are_recorded_against_the_key(self):
        path = "/compute/snapshots"
        headers, data = self.signed("POST", path, {"instance_id": "x"}, secret="y" * 40)
        self.assertEqual(self.outcome("POST", path, headers, data), 401)
        event = self.last_event(action="compute:CreateSnapshot")
        self.assertEqual((event["status"], event["actor"], event["account"]), (401, "signer", "100000003"))


if __name__ == "__main__":
    unittest.main()
