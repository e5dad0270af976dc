"""After a lock no token, password, code, key or plaintext stands in the memory of a program that signed in as the desktop does."""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "terminal"))
from hunt import Hunt  # noqa: E402
from keyring import resting_tokens  # noqa: E402
from memory import found_in  # noqa: E402
from world import BIN, Sandbox, good, main, totp  # noqa: E402

PROGRAM = sys.argv[1]
PLAINTEXT = "MARKED-plaintext-41d0aa9b-of-the-database"


class Program:
    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def says(self, word):
        line = self.process.stdout.readline().decode().strip()
        assert line == word, f"{line!r} instead of {word!r}"

    def hears(self, text):
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()

    def answers(self):
        name, value = self.process.stdout.readline().decode().strip().split(" ", 1)
        return name, value


def prepare(hunt, sandbox):
    """By the terminal, before the second factor is asked for: a user with power over IAM, and an encrypted value."""
    first = totp(sandbox.place["totp_secret"])
    sandbox.sign_in(first)
    good("iam", "user", "create", "admin")
    good("kms", "create-key", "app")
    sealed = good("kms", "encrypt", "--key", "app", stdin=hunt.know("the plaintext", PLAINTEXT).encode()).text.strip()
    backup = backup_codes(sandbox)
    good("iam", "policy", "attach", "admin", "CloudNxFullAccess", "--yes", "--stdin",
         stdin=f"{sandbox.place['password']}\n{backup.pop()}\n".encode())
    good("logout")
    return sealed, backup


def backup_codes(sandbox):
    """The account has had no backup codes so far: off and on again."""
    later = totp(sandbox.place["totp_secret"], ahead=30)
    good("mfa", "disable", "--yes", "--stdin", stdin=f"{sandbox.place['password']}\n{later}\n".encode())
    process = subprocess.Popen([f"{BIN}/cloudnx", "mfa", "enable", "--yes", "--stdin", "--output", "jsonl"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    sandbox.place["totp_secret"] = json.loads(process.stdout.readline())["secret"]
    out, _ = process.communicate(totp(sandbox.place["totp_secret"]) + "\n", timeout=60)
    assert process.returncode == 0
    return json.loads(out.splitlines()[0])["backup_codes"]


def seen(program, hunt, *names):
    """Without this the scan might be blind."""
    finds = found_in(program.process.pid, hunt)
    for name in names:
        assert any(name in find for find in finds), f"{name} is nowhere: {finds}"


def everything():
    hunt = Hunt()
    with Sandbox("--totp", "--scenario", "messy") as sandbox:
        sealed, backup = prepare(hunt, sandbox)
        program = Program()
        program.hears(hunt.know("the password", sandbox.place["password"]))
        program.hears(hunt.know("the code", backup.pop()))
        program.says("signed in")
        resting_tokens(hunt, "sandbox", "of the sign-in")
        seen(program, hunt, "access token of the sign-in")
        program.hears("refresh")
        program.says("refreshed")
        resting_tokens(hunt, "sandbox", "of the refresh")
        seen(program, hunt, "access token of the refresh")
        program.hears(sealed)
        program.says("decrypted")
        seen(program, hunt, "the plaintext")
        program.hears(sandbox.place["password"])
        program.hears(hunt.know("the fresh code", backup.pop()))
        made = dict(program.answers() for _ in range(2))
        hunt.know("the access key", made["secret_access_key"])
        program.says("made")
        seen(program, hunt, "the access key")
        program.hears("lock")
        program.says("locked")
        left = found_in(program.process.pid, hunt)
        program.hears("end")
        assert program.process.wait(timeout=30) == 0
        assert left == [], "\n".join(left)


main(everything)
