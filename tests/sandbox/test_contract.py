"""The server against resources/api/cloudnx.yaml: the same routes, and whatever a generator sends, never a 5xx, never a
status or an answer the description does not know. `--long` sends ten times as much."""

import json
import os
import subprocess
import sys
import unittest
import urllib.parse

import jsonschema
import yaml

from generator import Generator
from sandbox import ACCOUNT, BINARY, SandboxCase

with open(os.path.join(os.environ["CLOUDNX_SOURCE"], "resources/api/cloudnx.yaml"), encoding="utf-8") as file:
    API = yaml.load(file, yaml.CSafeLoader)

ROUNDS = 120 if "--long" in sys.argv else 12
# What would sign the tester out, or lock it out, in the middle of the test.
LEFT_OUT = {"logout", "changePassword", "revokeSession", "enableTwoFactor", "setupTwoFactor"}


class Table(unittest.TestCase):
    def test_routes_in_code_and_description_agree(self):
        printed = subprocess.run([BINARY, "--routes"], capture_output=True, text=True, check=True).stdout
        in_code = {}
        for line in printed.splitlines():
            method, path, action, access, resource = line.split("\t")
            in_code[(method.lower(), path)] = (action, access, resource)
        described = {(method, path): operation for path, methods in API["paths"].items()
                     for method, operation in methods.items()}
        self.assertEqual(set(in_code), set(described))
        for place, operation in described.items():
            with self.subTest(place=place):
                action, access, resource = in_code[place]
                self.assertEqual(operation.get("x-action", ""), action)
                self.assertEqual(operation.get("security") == [], access == "public")
                self.assertEqual(operation.get("x-resource", ""), resource)

    def test_what_cloudnx_does_not_document_is_marked(self):
        """The documented rows of reference/cloudnx-api.md sections 2.1 to 2.3 and 4, written out once more."""
        documented = {
            "post /auth/register", "post /auth/login", "post /auth/2fa/login-verify", "post /auth/refresh",
            "post /auth/forgot-password", "post /auth/reset-password", "post /auth/verify-email", "get /auth/me",
            "post /auth/iam-login", "post /auth/iam-login/verify", "post /auth/iam/exchange-credentials",
            "get /auth/iam/users", "post /auth/iam/users", "delete /auth/iam/users/{username}",
            "patch /auth/iam/users/{username}/password", "get /auth/iam/users/{username}/access-keys",
            "post /auth/iam/users/{username}/access-keys", "delete /auth/iam/users/{username}/access-keys/{id}",
            "get /auth/iam/policies", "post /auth/iam/policies", "delete /auth/iam/policies/{id}", "get /auth/iam/groups",
            "post /auth/iam/groups", "get /auth/iam/groups/{name}", "delete /auth/iam/groups/{name}",
            "get /auth/iam/me/mfa", "post /auth/iam/me/mfa/setup", "post /auth/iam/me/mfa/enable",
            "post /auth/iam/me/mfa/disable", "get /auth/account/password-policy", "put /auth/account/password-policy",
            "get /auth/billing", "post /auth/billing/topup", "get /auth/billing/transactions",
            "get /auth/billing/tax-profile", "patch /auth/billing/tax-profile", "get /auth/billing/invoices",
            "get /auth/billing/invoices/{id}", "get /auth/billing/autopay", "post /auth/billing/autopay/setup",
            "post /auth/billing/autopay/activate", "patch /auth/billing/autopay", "delete /auth/billing/autopay",
            "get /storage/buckets", "post /storage/buckets", "get /storage/buckets/{name}",
            "patch /storage/buckets/{name}", "delete /storage/buckets/{name}", "get /storage/buckets/{name}/objects",
            "delete /storage/buckets/{name}/objects", "get /storage/buckets/{name}/objects/presign",
            "post /storage/buckets/{name}/objects/presign", "get /storage/access-keys", "post /storage/access-keys",
            "delete /storage/access-keys/{id}"}
        for path, methods in API["paths"].items():
            for method, operation in methods.items():
                with self.subTest(place=f"{method} {path}"):
                    expected = f"{method} {path}" not in documented and path != "/openapi.yaml"
                    self.assertEqual(operation.get("x-assumed", False), expected)


class Fuzz(SandboxCase):
    flags = ("--scenario", "messy", "--events", "200", "--faults")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.known = {}
        cls.validators = {}

    def test_served_description_is_the_one_in_the_tree(self):
        served = self.send("GET", "/openapi.yaml")
        self.assertEqual(yaml.load(served.body, yaml.CSafeLoader), API)

    def validator(self, schema):
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": API["components"], **schema}
            self.validators[key] = jsonschema.Draft202012Validator(whole)
        return self.validators[key]

    def check(self, generator, place, operation, answer):
        status = str(answer.status)
        self.assertLess(answer.status, 500, f"{place} {answer}")
        self.assertIn(status, operation["responses"], f"{place}: a status the description does not know: {answer}")
        described = generator.resolved(operation["responses"][status])
        for name, header in described.get("headers", {}).items():
            if generator.resolved(header).get("required"):
                self.assertIn(name, answer.headers, place)
        kind = answer.headers["Content-Type"].split(";")[0]
        self.assertIn(kind, described["content"], place)
        if kind == "application/json":
            error = jsonschema.exceptions.best_match(
                self.validator(described["content"][kind]["schema"]).iter_errors(answer.json))
            self.assertIsNone(error, f"{place} {answer}: {error and error.message}")

    def remember(self, token):
        def names(path, plural, key):
            return [item[key] for item in self.send("GET", path + "?limit=1000", token=token)[plural]]
        instances = names("/compute/instances", "instances", "id")
        users = names("/auth/iam/users", "users", "username")
        rules = [r["id"] for i in instances for r in self.send("GET", f"/compute/instances/{i}/firewall-rules", token=token)["rules"]]
        keys = [k["id"] for u in users
                for k in self.send("GET", "/auth/iam/users/" + urllib.parse.quote(u) + "/access-keys", token=token)["access_keys"]]
        self.ids = {"compute": instances, "username": users, "rule_id": rules, "access-keys": keys,
                    "policies": names("/auth/iam/policies", "policies", "id"), "kms": names("/kms/keys", "keys", "id"),
                    "groups": names("/auth/iam/groups", "groups", "name"), "snapshots": names("/compute/snapshots", "snapshots", "id"),
                    "buckets": names("/storage/buckets", "buckets", "name")}

    def parameters(self, path):
        kind = next((word for word in ("access-keys", "snapshots", "policies", "kms", "groups", "buckets", "compute")
                     if word in path), None)
        known = {"username": self.ids["username"], "rule_id": self.ids["rule_id"], "policy_id": self.ids["policies"]}
        for name in ("id", "name"):
            known[name] = [urllib.parse.quote(word, safe="") for word in self.ids.get(kind, [])]
        known["username"] = [urllib.parse.quote(word, safe="") for word in known["username"]]
        return known

    def one_round(self, generator, token, other_tokens):
        self.remember(token)
        for path, method, operation in generator.operations():
            if operation["operationId"] in LEFT_OUT:
                continue
            dice = generator.dice
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            body = generator.value(schema) if schema else None
            must_fail = False
            if schema and dice.random() < 0.4:
                broken = generator.broken(schema, body)
                if broken is not None and not self.validator(schema).is_valid(broken):
                    body, must_fail = broken, True
            pairs = generator.query(operation)
            target = generator.path(path, self.parameters(path)) + ("?" + urllib.parse.urlencode(pairs) if pairs else "")
            used = token if dice.random() < 0.85 else dice.choice(other_tokens)
            headers = {"Idempotency-Key": str(dice.randint(0, 30))} if method == "post" and dice.random() < 0.2 else {}
            answer = self.send(method.upper(), target, body, token=used, headers=headers)
            place = f"{method.upper()} {target} {json.dumps(body)[:300]}"
            self.check(generator, place, operation, answer)
            if must_fail:
                self.assertGreaterEqual(answer.status, 400, f"accepted although the description forbids it: {place} {answer}")
            self.count += 1

    def test_generated_requests(self):
        self.count = 0
        for number in range(ROUNDS):
            # The throttle's memory must not turn everything into 429: each round is a day later.
            self.sandbox.clock(86400 * number)
            token = self.sandbox.root()
            self.send("POST", "/auth/iam/users", {"username": f"user-{number}", "password": "a good password"}, token=token)
            self.send("POST", f"/auth/iam/users/user-{number}/policies", {"policy_name": "CloudNxReadOnlyAccess"}, token=token)
            weak = self.send("POST", "/auth/iam-login", {"account_id": ACCOUNT, "username": f"user-{number}",
                                                         "password": "a good password"}).json.get("access_token", "x")
            self.send("PUT", "/auth/account/password-policy", token=token, body={
                "min_length": 8, "require_uppercase": False, "require_lowercase": False, "require_number": False,
                "require_symbol": False, "max_age_days": 0, "prevent_reuse": 0})
            self.one_round(Generator(API, number), token, [weak, "nonsense", None])
        self.assertGreater(self.count, 90 * ROUNDS)


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--long"])
