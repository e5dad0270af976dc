"""Sign-in, second factor, backup codes, throttling; codes by oathtool."""

import json
import os
import threading
import time
import unittest

from sandbox import ACCOUNT, EMAIL, SandboxCase


class SignIn(SandboxCase):
    flags = ("--faults", "--totp", "on")
    steps = 0

    def pending(self):
        answer = self.sandbox.login()
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(set(answer.json), {"requires_2fa", "pending_token"})
        return answer["pending_token"]

    def sign_in(self, code):
        """With the clock where it stands, so the code must be made before."""
        return self.verify(self.pending(), code)

    def verify(self, pending, code):
        return self.send("POST", "/auth/2fa/login-verify", {"pending_token": pending, "otp": code})

    def step(self):
        """Moves the server's clock to the beginning of a step no other test has used, and answers it: half a minute is left."""
        SignIn.steps += 10
        now = int(time.time())
        offset = 30 * SignIn.steps - now % 30
        self.sandbox.clock(offset)
        return (now + offset) // 30

    def code(self, step):
        return self.sandbox.code(at=30 * step)

    def fresh_code(self):
        return self.code(self.step())

    def test_password_then_code(self):
        answer = self.sign_in(self.fresh_code())
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer["expires_in"], 900)
        cookies = answer.headers.get_all("Set-Cookie")
        self.assertTrue(any(c.startswith("cnx_access=") and "HttpOnly" in c and "Secure" in c for c in cookies))
        me = self.expect(200, "GET", "/auth/me", token=answer["access_token"])
        self.assertEqual((me["email"], me["type"], me["mfa_enabled"]), (EMAIL, "root", True))
        by_cookie = self.expect(200, "GET", "/auth/me", headers={"Cookie": f"cnx_access={answer['access_token']}"})
        self.assertEqual(by_cookie["account_id"], ACCOUNT)

    def test_code_is_refused_the_second_time_and_so_are_earlier_ones(self):
        step = self.step()
        self.assertEqual(self.sign_in(self.code(step)).status, 200)
        self.assertEqual(self.sign_in(self.code(step)).status, 401)
        self.assertEqual(self.sign_in(self.code(step - 1)).status, 401)
        self.assertEqual(self.sign_in(self.fresh_code()).status, 200)

    def test_one_code_from_two_connections_at_once_lets_one_in(self):
        code = self.fresh_code()
        tokens = [self.pending() for _ in range(4)]
        outcomes = []
        barrier = threading.Barrier(len(tokens))

        def attempt(token):
            barrier.wait()
            outcomes.append(self.verify(token, code).status)

        threads = [threading.Thread(target=attempt, args=(token,)) for token in tokens]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), [200, 401, 401, 401])

    def test_old_and_future_codes_are_refused(self):
        step = self.step()
        for away in (-3, -2, 2, 3):
            with self.subTest(away=away):
                self.assertEqual(self.sign_in(self.code(step + away)).status, 401)

    def test_pending_token_is_single_use_and_expires(self):
        step = self.step()
        token = self.pending()
        self.assertEqual(self.verify(token, "000000").status, 401)
        self.assertEqual(self.verify(token, self.code(step)).status, 200)
        self.assertEqual(self.verify(token, self.code(step + 1)).status, 410)  # a good code, and in time
        token = self.pending()
        self.step()
        self.assertEqual(self.verify(token, self.fresh_code()).status, 410)

    def test_pending_token_of_root_is_none_for_iam_users(self):
        answer = self.send("POST", "/auth/iam-login/verify", {"pending_token": self.pending(), "otp": "000000"})
        self.assertEqual(answer.status, 410)


    def test_wrong_codes_are_counted_over_all_pending_tokens(self):
        self.step()
        tokens = [self.pending() for _ in range(6)]
        self.assertEqual([self.verify(token, "000000").status for token in tokens], [401] * 5 + [429])
        self.assertEqual(self.sandbox.login().status, 429)
        self.step()
        self.assertEqual(self.sign_in(self.fresh_code()).status, 200)


class Enrolment(SandboxCase):
    def test_enrol_sign_in_backup_code_disable(self):
        token = self.sandbox.root()
        self.assertEqual(self.expect(200, "GET", "/auth/2fa", token=token)["enabled"], False)
        setup = self.expect(200, "POST", "/auth/2fa/setup", token=token)
        self.assertIn("secret=" + setup["secret"], setup["otpauth_url"])
        self.expect(401, "POST", "/auth/2fa/enable", {"otp": "000000"}, token=token)
        code = self.sandbox.code(setup["secret"])
        codes = self.expect(200, "POST", "/auth/2fa/enable", {"otp": code}, token=token)["backup_codes"]
        self.assertEqual(len(set(codes)), 10)
        self.expect(409, "POST", "/auth/2fa/setup", token=token)
        pending = self.sandbox.login()["pending_token"]
        # The code that enabled it is used up.
        self.expect(401, "POST", "/auth/2fa/login-verify", {"pending_token": pending, "otp": code})
        self.expect(200, "POST", "/auth/2fa/login-verify", {"pending_token": pending, "backup_code": codes[0]})
        for name in ("backup_code", "otp"):
            pending = self.sandbox.login()["pending_token"]
            self.expect(401, "POST", "/auth/2fa/login-verify", {"pending_token": pending, name: codes[0]})
        self.expect(200, "POST", "/auth/2fa/login-verify", {"pending_token": pending, "otp": codes[1]})
        self.assertEqual(self.expect(200, "GET", "/auth/2fa", token=token)["backup_codes_left"], 8)
        stored = self.sandbox.one("SELECT group_concat(quote(hash)) FROM backup_codes")
        for plain in codes:
            self.assertNotIn(plain.replace("-", "").encode().hex().upper(), stored)
        wrong = {"otp": codes[2], "password": "not it"}
        self.expect(401, "POST", "/auth/2fa/disable", wrong, token=token)
        self.expect(200, "POST", "/auth/2fa/disable", {"otp": codes[3], "password": self.sandbox.password}, token=token)
        self.assertIn("access_token", self.sandbox.login().json)

    def test_iam_user_enrols_itself(self):
        self.root = self.sandbox.root()
        token = self.user("carol", password="carols password")
        self.expect(403, "GET", "/auth/2fa", token=token)
        self.expect(403, "GET", "/auth/iam/me/mfa", token=self.root)
        secret = self.expect(200, "POST", "/auth/iam/me/mfa/setup", token=token)["secret"]
        codes = self.expect(200, "POST", "/auth/iam/me/mfa/enable", {"otp": self.sandbox.code(secret)}, token=token)
        pending = self.sandbox.iam_login("carol", "carols password")["pending_token"]
        self.expect(410, "POST", "/auth/2fa/login-verify", {"pending_token": pending, "otp": codes["backup_codes"][0]})
        self.expect(200, "POST", "/auth/iam-login/verify",
                    {"pending_token": pending, "otp": codes["backup_codes"][0]})
        self.assertTrue(self.expect(200, "GET", "/auth/iam/users/carol", token=self.root)["mfa_enabled"])


class Guessing(SandboxCase):
    def test_failures_are_counted_per_account_over_all_pending_tokens(self):
        statuses = [self.sandbox.login(password=f"guess {n}").status for n in range(7)]
        self.assertEqual(statuses, [401] * 5 + [429] * 2)
        refused = self.sandbox.login()
        self.assertEqual(refused.status, 429)
        self.assertGreaterEqual(int(refused.headers["Retry-After"]), 1)
        self.assertEqual(self.last_event(action="auth:Login")["status"], 429)
        self.sandbox.clock(int(refused.headers["Retry-After"]) + 1)
        self.assertEqual(self.sandbox.login().status, 200)

    def guess(self, email, source):
        return self.send("POST", "/auth/login", {"email": email, "password": "guess"}, source=source)

    def test_failures_are_counted_per_account_over_all_addresses(self):
        """Four from each of five addresses: none of them alone is too many."""
        email = "spread@example.org"
        self.send("POST", "/auth/register", {"email": email, "password": "first password"})
        statuses = [self.guess(email, f"127.0.1.{1 + n // 4}").status for n in range(20)]
        self.assertEqual(statuses, [401] * 20)
        body = {"email": email, "password": "first password"}
        refused = self.send("POST", "/auth/login", body, source="127.0.1.99")
        self.assertEqual(refused.status, 429)
        self.sandbox.clock(int(refused.headers["Retry-After"]) + 1)
        self.expect(200, "POST", "/auth/login", body, source="127.0.1.99")

    def test_failures_are_counted_per_address_over_all_accounts(self):
        """Two for each of thirty accounts, which need not exist: the next one is refused whoever it is for."""
        statuses = [self.guess(f"nobody-{n // 2}@example.org", "127.0.2.1").status for n in range(60)]
        self.assertEqual(statuses, [401] * 60)
        refused = self.send("POST", "/auth/login", {"email": EMAIL, "password": self.sandbox.password},
                            source="127.0.2.1")
        self.assertEqual(refused.status, 429)
        self.assertGreaterEqual(int(refused.headers["Retry-After"]), 1)
        self.assertEqual(self.send("POST", "/auth/login", {"email": EMAIL, "password": self.sandbox.password},
                                   source="127.0.2.2").status, 200)

    def test_secrets_of_access_keys_and_codes_are_guessed_no_faster(self):
        self.root = self.sandbox.root()
        token = self.user("guessed", password="a password")
        key = self.expect(201, "POST", "/auth/iam/users/guessed/access-keys", token=self.root).json
        right = {name: key[name] for name in ("access_key_id", "secret_access_key")}
        wrong = right | {"secret_access_key": "x" * 40}
        statuses = [self.send("POST", "/auth/iam/exchange-credentials", wrong).status for _ in range(6)]
        self.assertEqual(statuses, [401] * 5 + [429])
        self.expect(429, "POST", "/auth/iam/exchange-credentials", right)
        self.expect(200, "POST", "/auth/iam/me/mfa/setup", token=token)
        statuses = [self.send("POST", "/auth/iam/me/mfa/enable", {"otp": "000000"}, token=token).status for _ in range(6)]
        self.assertEqual(statuses, [401] * 5 + [429])

    def test_an_unknown_account_is_no_different(self):
        unknown = self.sandbox.login(email="nobody@example.in", password="x")
        known = self.sandbox.send("POST", "/auth/iam-login",
                                  {"account_id": ACCOUNT, "username": "nobody", "password": "x"})
        self.assertEqual((unknown.status, unknown.body), (known.status, known.body))


class Account(SandboxCase):
    def outbox(self):
        with open(os.path.join(self.sandbox.folder, "outbox.jsonl"), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def test_register_verify_forget_reset(self):
        body = {"email": "New@Example.org", "password": "first password"}
        pair = self.expect(201, "POST", "/auth/register", body)
        self.expect(409, "POST", "/auth/register", body)
        me = self.expect(200, "GET", "/auth/me", token=pair["access_token"])
        self.assertEqual((me["email"], me["email_verified"]), ("new@example.org", False))
        self.assertNotEqual(me["account_id"], ACCOUNT)
        code = self.outbox()[-1]["code"]
        self.expect(401, "POST", "/auth/verify-email", {"email": "new@example.org", "otp": f"{(int(code) + 1) % 10**6:06}"})
        self.expect(200, "POST", "/auth/verify-email", {"email": "new@example.org", "otp": code})
        self.expect(401, "POST", "/auth/verify-email", {"email": "new@example.org", "otp": code})
        self.assertTrue(self.expect(200, "GET", "/auth/me", token=pair["access_token"])["email_verified"])
        known = self.expect(200, "POST", "/auth/forgot-password", {"email": "new@example.org"})
        unknown = self.expect(200, "POST", "/auth/forgot-password", {"email": "nobody@example.org"})
        self.assertEqual(known.body, unknown.body)
        token = self.outbox()[-1]["token"]
        self.expect(400, "POST", "/auth/reset-password", {"token": token, "new_password": "short"})
        self.expect(200, "POST", "/auth/reset-password", {"token": token, "new_password": "second password"})
        self.expect(401, "POST", "/auth/reset-password", {"token": token, "new_password": "third password"})
        self.expect(401, "GET", "/auth/me", token=pair["access_token"])
        self.assertEqual(self.sandbox.login("new@example.org", "first password").status, 401)
        self.assertEqual(self.sandbox.login("new@example.org", "second password").status, 200)

    def test_change_password_ends_the_other_sessions(self):
        self.root = self.sandbox.root()
        here = self.user("dora", password="doras password")
        elsewhere = self.sandbox.iam_login("dora", "doras password")["access_token"]
        body = {"current_password": "wrong", "new_password": "another password"}
        self.expect(401, "POST", "/auth/change-password", body, token=here)
        self.expect(200, "POST", "/auth/change-password", body | {"current_password": "doras password"}, token=here)
        self.expect(200, "GET", "/auth/me", token=here)
        self.expect(401, "GET", "/auth/me", token=elsewhere)

    def test_password_policy_is_enforced(self):
        self.root = self.sandbox.root()
        policy = {"min_length": 12, "require_uppercase": True, "require_lowercase": True, "require_number": True,
                  "require_symbol": True, "max_age_days": 90, "prevent_reuse": 3}
        self.expect(200, "PUT", "/auth/account/password-policy", policy, token=self.root)
        self.assertEqual(self.expect(200, "GET", "/auth/account/password-policy", token=self.root).json, policy)
        for weak in ("Short-1", "no-uppercase-1", "NO-LOWERCASE-1", "No-Digits-Here", "NoSymbolsHere1"):
            with self.subTest(password=weak):
                self.expect(400, "POST", "/auth/iam/users", {"username": "eve", "password": weak}, token=self.root)
        self.expect(201, "POST", "/auth/iam/users", {"username": "eve", "password": "Good-Password-1"}, token=self.root)
        self.expect(400, "PATCH", "/auth/iam/users/eve/password", {"password": "Good-Password-1"}, token=self.root)
        self.assertEqual(self.sandbox.iam_login("eve", "Good-Password-1").status, 200)
        self.sandbox.clock(91 * 86400)
        self.assertIn("expired", self.sandbox.iam_login("eve", "Good-Password-1")["error"])
        self.sandbox.clock(0)
        self.expect(200, "PATCH", "/auth/iam/users/eve/password", {"password": None}, token=self.root)
        self.assertEqual(self.sandbox.iam_login("eve", "Good-Password-1").status, 401)

    def test_passwords_are_kept_as_argon2id(self):
        stored = self.sandbox.one("SELECT password_hash FROM people WHERE email = ?", EMAIL)
        self.assertTrue(stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$"), stored)


if __name__ == "__main__":
    unittest.main()
