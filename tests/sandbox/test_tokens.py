"""Access tokens, refresh with rotation, sessions; forged tokens made with openssl."""

import base64
import hashlib
import hmac
import json
import os
import subprocess
import tempfile
import threading
import time
import unittest

from sandbox import EMAIL, SandboxCase


def encoded(value):
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


class Tokens(SandboxCase):
    def setUp(self):
        super().setUp()
        self.token = self.sandbox.root()
        self.header, self.claims, self.signature = self.token.split(".")

    def rejects(self, token):
        self.expect(401, "GET", "/auth/me", token=token)

    def signed_with(self, key, header, claims):
        text = f"{encoded(header)}.{encoded(claims)}"
        made = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key], input=text.encode(), capture_output=True,
                              check=True)
        return f"{text}.{encoded(made.stdout)}"

    def test_claims(self):
        claims = decoded(self.claims)
        self.assertEqual(decoded(self.header)["alg"], "RS256")
        self.assertEqual(claims["exp"] - claims["iat"], 900)
        self.assertTrue(claims["sub"])
        self.assertNotIn("iam_uid", claims)
        self.root = self.token
        iam = decoded(self.user("claims", password="a password").split(".")[1])
        self.assertEqual(iam["sub"], claims["sub"])
        self.assertEqual(iam["iam_acct"], "100000003")
        self.assertTrue(iam["iam_uid"])

    def test_unsigned(self):
        for algorithm in ("none", "None", "NONE", ""):
            for signature in ("", self.signature):
                self.rejects(f"{encoded({'alg': algorithm, 'typ': 'JWT'})}.{self.claims}.{signature}")

    def test_signed_by_somebody_else(self):
        with tempfile.TemporaryDirectory() as folder:
            key = os.path.join(folder, "key.pem")
            subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
            self.rejects(self.signed_with(key, decoded(self.header), decoded(self.claims)))

    def test_symmetric_with_our_public_key(self):
        key = os.path.join(self.sandbox.folder, "token.key")
        public = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], capture_output=True, check=True).stdout
        text = f"{encoded({'alg': 'HS256', 'typ': 'JWT'})}.{self.claims}"
        self.rejects(f"{text}.{encoded(hmac.new(public, text.encode(), hashlib.sha256).digest())}")

    def test_right_key_but_other_audience_issuer_or_time(self):
        key = os.path.join(self.sandbox.folder, "token.key")
        claims = decoded(self.claims)
        header = decoded(self.header)
        self.expect(200, "GET", "/auth/me", token=self.signed_with(key, header, claims))
        for change in ({"aud": "somewhere-else"}, {"aud": None}, {"iss": "https://elsewhere.example"},
                       {"exp": int(time.time()) - 1}, {"sid": "ses_unknown"}, {"sid": ""}):
            with self.subTest(change=change):
                self.rejects(self.signed_with(key, header, claims | change))
        for algorithm in ("none", "HS256", "RS512", None):
            with self.subTest(algorithm=algorithm):
                self.rejects(self.signed_with(key, header | {"alg": algorithm}, claims))

    def test_altered(self):
        claims = decoded(self.claims) | {"sub": "usr_somebody"}
        self.rejects(f"{self.header}.{encoded(claims)}.{self.signature}")
        flipped = ("A" if self.signature[20] != "A" else "B")
        self.rejects(f"{self.header}.{self.claims}.{self.signature[:20]}{flipped}{self.signature[21:]}")
        for text in ("", "x", "a.b.c", "..", self.header + "." + self.claims):
            self.rejects(text or " ")

    def test_expired(self):
        claims = decoded(self.claims)
        self.assertEqual(claims["exp"] - claims["iat"], 900)
        self.sandbox.clock(int(claims["exp"] - time.time()) - 60)  # room for a slow machine
        self.expect(200, "GET", "/auth/me", token=self.token)
        self.sandbox.clock(int(claims["exp"] - time.time()) + 1)
        self.rejects(self.token)


class Refreshing(SandboxCase):
    def refresh(self, token):
        return self.send("POST", "/auth/refresh", {"refresh_token": token})

    def test_rotation_and_reuse(self):
        first = self.sandbox.login().json
        second = self.refresh(first["refresh_token"])
        self.assertEqual(second.status, 200, second)
        self.assertNotEqual(second["refresh_token"], first["refresh_token"])
        # An answer that was lost: the same request within 10 s gets the same pair.
        again = self.refresh(first["refresh_token"])
        self.assertEqual((again["access_token"], again["refresh_token"]),
                         (second["access_token"], second["refresh_token"]))
        third = self.refresh(second["refresh_token"])
        self.assertEqual(third.status, 200)
        # A token older than the last one is no lost answer: the whole session ends, and that is recorded.
        self.assertEqual(self.refresh(first["refresh_token"]).status, 401)
        self.assertEqual(self.refresh(third["refresh_token"]).status, 401)
        self.expect(401, "GET", "/auth/me", token=third["access_token"])
        event = self.last_event(action="auth:Refresh")
        self.assertEqual((event["status"], event["actor"]), (401, EMAIL))

    def test_reuse_after_ten_seconds_ends_the_session(self):
        first = self.sandbox.login()["refresh_token"]
        second = self.refresh(first)["refresh_token"]
        self.sandbox.clock(11)
        self.assertEqual(self.refresh(first).status, 401)
        self.assertEqual(self.refresh(second).status, 401)

    def test_the_same_token_from_many_connections_gives_one_pair(self):
        first = self.sandbox.login()["refresh_token"]
        pairs = []
        barrier = threading.Barrier(8)

        def attempt():
            barrier.wait()
            pairs.append(self.refresh(first)["refresh_token"])

        threads = [threading.Thread(target=attempt) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(set(pairs)), 1)

    def test_thirty_days(self):
        token = self.sandbox.login()["refresh_token"]
        self.sandbox.clock(30 * 86400 - 60)
        token = self.refresh(token)["refresh_token"]
        self.sandbox.clock(60 * 86400)
        self.assertEqual(self.refresh(token).status, 401)

    def test_unknown(self):
        self.assertEqual(self.refresh("rt_nothing").status, 401)

    def test_tokens_are_not_readable_in_the_database(self):
        token = self.sandbox.login()["refresh_token"]
        with self.sandbox.database() as database:
            dump = "\n".join(database.iterdump())
        self.assertNotIn(token, dump)
        self.assertNotIn(token.encode().hex().upper(), dump)


class Sessions(SandboxCase):
    def test_list_revoke_logout(self):
        here = self.sandbox.root()
        other = self.sandbox.login().json
        sessions = self.expect(200, "GET", "/auth/sessions", token=here)["sessions"]
        self.assertEqual([s["current"] for s in sessions].count(True), 1)
        mine = next(s for s in sessions if s["current"])
        self.assertEqual((mine["ip"], mine["actor"]), ("127.0.0.1", EMAIL))
        self.expect(200, "POST", "/auth/logout", {"refresh_token": other["refresh_token"]})
        self.expect(401, "GET", "/auth/me", token=other["access_token"])
        self.expect(401, "POST", "/auth/refresh", {"refresh_token": other["refresh_token"]})
        self.expect(200, "DELETE", "/auth/sessions/" + mine["id"], token=here)
        self.expect(401, "GET", "/auth/me", token=here)

    def test_root_ends_a_users_session_and_the_user_not_roots(self):
        self.root = self.sandbox.root()
        token = self.user("frank", password="franks password")
        self.expect(403, "GET", "/auth/sessions?scope=account", token=token)
        everyone = self.expect(200, "GET", "/auth/sessions?scope=account", token=self.root)["sessions"]
        franks = next(s for s in everyone if s["actor"] == "frank")
        roots = next(s for s in everyone if s["actor_type"] == "root")
        self.expect(403, "DELETE", "/auth/sessions/" + roots["id"], token=token)
        self.expect(200, "DELETE", "/auth/sessions/" + franks["id"], token=self.root)
        self.expect(401, "GET", "/auth/me", token=token)
        self.expect(404, "DELETE", "/auth/sessions/" + franks["id"], token=self.root)


if __name__ == "__main__":
    unittest.main()
