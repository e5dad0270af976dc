"""20,000 random (policies, request) pairs through the live API against a slow evaluator of AWS's published logic; and the
same policies attached to a user that then makes real calls."""

import collections
import random
import unittest

import slowevaluator
from sandbox import ACCOUNT, SandboxCase

ACTIONS = ["compute:StopInstance", "compute:StartInstance", "compute:ListInstances", "kms:Encrypt", "kms:ListKeys",
           "iam:CreateUser", "iam:ListUsers", "storage:ListBuckets", "Compute:stopinstance", "kms:Decrypt"]
RESOURCES = [f"crn:cloudnx:compute:eu-west-1:{ACCOUNT}:instance/ins_a", f"crn:cloudnx:compute:eu-west-1:{ACCOUNT}:instance/ins_b",
             f"crn:cloudnx:kms:eu-west-1:{ACCOUNT}:key/key_a", f"crn:cloudnx:iam::{ACCOUNT}:user/alice",
             f"crn:cloudnx:iam::{ACCOUNT}:user/Alice", "*", "a", "aa"]


class Decisions(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()
        cls.dice = random.Random(20261123)

    def holed(self, text, keep=0):
        """The text with some characters replaced by wildcards."""
        letters = list(text)
        for _ in range(self.dice.randint(0, 3)):
            at = self.dice.randrange(keep, len(letters)) if keep < len(letters) else keep - 1
            roll = self.dice.random()
            if roll < 0.4:
                letters[at:at + self.dice.randint(0, 9)] = ["*"]
            elif roll < 0.8:
                letters[at] = "?"
            elif letters[at].isalpha():
                letters[at] = letters[at].swapcase()
        return "".join(letters)

    def action_pattern(self):
        action = self.dice.choice(ACTIONS)
        if self.dice.random() < 0.15:
            return "*"
        service, verb = action.split(":")
        return service + ":" + (self.holed(verb) or "*")

    def some(self, make):
        patterns = [make() for _ in range(self.dice.randint(1, 3))]
        return patterns[0] if len(patterns) == 1 and self.dice.random() < 0.5 else patterns

    def statement(self):
        made = {"Effect": "Deny" if self.dice.random() < 0.3 else "Allow"}
        made["NotAction" if self.dice.random() < 0.2 else "Action"] = self.some(self.action_pattern)
        made["NotResource" if self.dice.random() < 0.2 else "Resource"] = self.some(
            lambda: "*" if self.dice.random() < 0.3 else self.holed(self.dice.choice(RESOURCES)))
        if self.dice.random() < 0.1:
            made["Condition"] = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
        return made

    def documents(self):
        made = []
        for _ in range(self.dice.randint(1, 3)):
            statements = [self.statement() for _ in range(self.dice.randint(1, 3))]
            one = statements[0] if len(statements) == 1 and self.dice.random() < 0.5 else statements
            made.append({"Version": "2012-10-17", "Statement": one})
        return made

    def test_simulated(self):
        connection = self.sandbox.connect()
        seen = collections.Counter()
        for _ in range(1000):
            documents = self.documents()
            actions = self.dice.sample(ACTIONS, 5)
            resources = self.dice.sample(RESOURCES, 4)
            answer = self.send("POST", "/auth/iam/simulate", {"documents": documents, "actions": actions, "resources": resources},
                               token=self.root, connection=connection)
            self.assertEqual(answer.status, 200, answer)
            for result in answer["results"]:
                expected = slowevaluator.decide(documents, result["action"], result["resource"])
                self.assertEqual(result["decision"], expected, (documents, result))
                seen[expected] += 1
        connection.close()
        self.assertEqual(sum(seen.values()), 20_000)
        self.assertGreater(min(seen["allowed"], seen["explicit_deny"], seen["implicit_deny"]), 2000, seen)

    def test_attached(self):
        """Each real call is let through or refused with 403 just as the evaluator says."""
        token = self.user("decided", password="a password")
        instance = self.expect(200, "GET", "/compute/instances", token=self.root)["instances"][0]["id"]
        compute = f"crn:cloudnx:compute:eu-west-1:{ACCOUNT}:instance/"
        calls = [("GET", "/compute/instances", "compute:ListInstances", compute + "*"),
                 ("GET", "/kms/keys", "kms:ListKeys", f"crn:cloudnx:kms:eu-west-1:{ACCOUNT}:key/*"),
                 ("GET", "/auth/iam/users", "iam:ListUsers", f"crn:cloudnx:iam::{ACCOUNT}:user/*"),
                 ("POST", f"/compute/instances/{instance}/start", "compute:StartInstance", compute + instance),
                 ("POST", "/compute/instances/ins_a/stop", "compute:StopInstance", compute + "ins_a"),
                 ("GET", "/storage/buckets", "storage:ListBuckets", f"crn:cloudnx:storage:eu-west-1:{ACCOUNT}:bucket/*")]
        allowed = 0
        for number in range(60):
            documents = self.documents()
            ids = []
            for at, document in enumerate(documents):
                made = self.expect(201, "POST", "/auth/iam/policies", {"name": f"d{number}-{at}", "document": document},
                                   token=self.root)
                ids.append(made["id"])
                self.expect(201, "POST", "/auth/iam/users/decided/policies", {"policy_id": made["id"]}, token=self.root)
            for method, path, action, resource in calls:
                expected = slowevaluator.decide(documents, action, resource) == "allowed"
                allowed += expected
                answer = self.send(method, path, token=token)
                self.assertEqual(answer.status != 403, expected, (documents, action, resource, answer))
            for identity in ids:
                self.expect(200, "DELETE", f"/auth/iam/users/decided/policies/{identity}", token=self.root)
        self.assertGreater(allowed, 40)


if __name__ == "__main__":
    unittest.main()
