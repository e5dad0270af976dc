"""After a lock no token, password or code stands in the memory of a program that signed in as the desktop does."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "terminal"))
from hunt import Hunt  # noqa: E402
from keyring import resting_tokens  # noqa: E402
from memory import found_in  # noqa: E402
from world import Sandbox, main, totp  # noqa: E402

PROGRAM = sys.argv[1]


class Program:
    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def says(self, word):
        line = self.process.stdout.readline().decode().strip()
        assert line == word, f"{line!r} instead of {word!r}"

    def hears(self, text):
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()


def everything():
    hunt = Hunt()
    with Sandbox("--totp", "--scenario", "messy") as sandbox:
        program = Program()
        program.hears(hunt.know("the password", sandbox.place["password"]))
        program.hears(hunt.know("the code", totp(sandbox.place["totp_secret"])))
        program.says("signed in")
        resting_tokens(hunt, "sandbox", "of the sign-in")
        signed_in = found_in(program.process.pid, hunt)
        assert any("access token of the sign-in" in find for find in signed_in), "the scan is blind"
        program.hears("refresh")
        program.says("refreshed")
        resting_tokens(hunt, "sandbox", "of the refresh")
        assert any("access token of the refresh" in find for find in found_in(program.process.pid, hunt))
        program.hears("lock")
        program.says("locked")
        left = found_in(program.process.pid, hunt)
        program.hears("end")
        assert program.process.wait(timeout=30) == 0
        assert left == [], "\n".join(left)


main(everything)
