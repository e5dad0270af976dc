"""The whole conversation of our terminal with the control plane, recorded, is what resources/api/cloudnx.yaml says.

Judged by Prism's validator, which is neither the client nor the server. Run inside with-keyring.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "terminal"))
from world import forget_used_codes  # noqa: E402

BIN = pathlib.Path(os.environ["CLOUDNX_BIN"])
SOURCE = pathlib.Path(os.environ["CLOUDNX_SOURCE"])
HERE = pathlib.Path(__file__).parent
API = SOURCE / "resources/api/cloudnx.yaml"


def validate(har):
    return subprocess.run(["node", HERE / "validate.js", API, har], capture_output=True, text=True)


class Recorded:
    """A sandbox with a recorder before it, and a profile `lab` that speaks to the recorder."""

    def __init__(self, folder):
        self.har = f"{folder}/exchanges.har"
        data = f"{folder}/data"
        self.sandbox = subprocess.Popen([BIN / "cloudnx-sandbox", "--data", data, "--scenario", "messy", "--totp", "on"],
                                        stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.sandbox.stdout.readline())
        port = self.ready["url"].rsplit(":", 1)[1]
        self.recorder = subprocess.Popen(["/usr/bin/python3", HERE / "recorder.py", port, f"{data}/server.pem",
                                          f"{data}/server.key", self.ready["ca"], self.har],
                                         stdout=subprocess.PIPE, text=True)
        self.url = f"https://localhost:{self.recorder.stdout.readline().strip()}"

    def passcode(self, ahead=0):
        now = f"@{int(time.time()) + ahead}"
        return subprocess.run(["oathtool", "--totp", "-b", "--now", now, "-"], input=self.ready["totp_secret"], text=True,
                              capture_output=True, check=True).stdout.strip()

    def cloudnx(self, *words, stdin="", codes=(0,)):
        run = subprocess.run([BIN / "cloudnx", "--profile", "lab", *words], input=stdin, capture_output=True, text=True,
                             timeout=120)
        assert run.returncode in codes, f"{words} ended with {run.returncode}: {run.stderr}"
        return run.stdout

    def end(self):
        for process in (self.recorder, self.sandbox):
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            process.stdout.close()


class Contract(unittest.TestCase):
    def test_every_exchange_is_as_described(self):
        with tempfile.TemporaryDirectory() as folder:
            recorded = Recorded(folder)
            try:
                self.converse(recorded)
            finally:
                recorded.end()
            judged = validate(recorded.har)
            print(judged.stdout)
            self.assertEqual(judged.returncode, 0, judged.stderr[:8000])
            exchanges = json.loads(pathlib.Path(recorded.har).read_text())["log"]["entries"]
            self.assertGreater(len(exchanges), 150)
            self.check_that_one_changed_answer_is_noticed(recorded.har)

    def converse(self, at):
        run = at.cloudnx
        run("profile", "add", "lab", "--url", at.url, "--ca", at.ready["ca"])
        run("login", "--email", at.ready["email"], "--stdin", stdin=f"{at.ready['password']}\nnonsense-code\n", codes=(2, 4))
        run("login", "--email", at.ready["email"], "--stdin", stdin=f"{at.ready['password']}\n{at.passcode()}\n")
        for words in ("whoami", "overview", "checklist run", "iam user list", "iam group list", "iam policy list",
                      "iam key list", "iam principal list", "firewall list", "firewall exposure", "kms list",
                      "audit list --limit 20", "audit list actor==deploy", "instance list", "volume list",
                      "storage bucket list", "mfa status", "session list", "tax show", "password-policy show"):
            run(*words.split(), codes=(0, 3))
        self.change(run)
        # Dangerous, so it signs in once more: with the next code, which this program would hold back for half a minute.
        forget_used_codes()
        run("kms", "key", "delete", "app", "--days", "7", "--yes", "--stdin",
            stdin=f"{at.ready['password']}\n{at.passcode(ahead=30)}\n")
        run("kms", "key", "cancel-deletion", "app", "--yes")
        run("firewall", "add", "no-such-instance", "tcp", "80", "--cidr", "0.0.0.0/0", codes=(1,))
        run("logout")
        run("whoami", codes=(4,))

    def change(self, run):
        for words in ("iam user create alice", "iam policy attach alice CloudNxReadOnlyAccess", "iam group create ops",
                      "iam group add-member ops alice", "iam user show alice", "iam access alice iam:ListUsers *",
                      "iam policy detach alice CloudNxReadOnlyAccess", "iam group remove-member ops alice",
                      "iam group delete ops", "iam user delete alice", "kms create-key app", "kms key rotate app",
                      "kms key disable app", "kms key enable app", "firewall add web-01 tcp 8443 --cidr 192.0.2.0/24",
                      "firewall remove web-01 tcp 8443 --cidr 192.0.2.0/24", "instance stop web-01",
                      "instance start web-01", "storage bucket private example-assets",
                      "tax set --gstin 27AAPFU0939F1ZV --legal-name Example", "checklist fix open-ports",
                      "checklist fix key-age"):
            reads = {"show", "access"} & set(words.split())
            run(*words.split(), *(() if reads else ("--yes",)))
        secret = "s3cret value\n\x00with bytes"
        sealed = run("kms", "encrypt", "--key", "app", stdin=secret)
        self.assertEqual(run("kms", "decrypt", stdin=sealed), secret)

    def check_that_one_changed_answer_is_noticed(self, har):
        """The validator is not blind: a field dropped from one answer must be reported."""
        recording = json.loads(pathlib.Path(har).read_text())
        spoiled = next(e for e in recording["log"]["entries"]
                       if e["request"]["url"].endswith("/auth/me") and e["response"]["status"] == 200)
        body = json.loads(spoiled["response"]["content"]["text"])
        del body["account_id"]
        spoiled["response"]["content"]["text"] = json.dumps(body)
        pathlib.Path(har).write_text(json.dumps(recording))
        self.assertEqual(validate(har).returncode, 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
