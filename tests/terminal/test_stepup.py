"""Dangerous plans ask for the password and a fresh code, by whatever way they come; nothing is sent without."""

import os
import tempfile
import time

from world import Person, Sandbox, forget_used_codes, good, main, refused, totp


def users():
    return {row["name"] for row in good("iam", "user", "list", "--output", "json").json}


def sessions():
    return good("session", "list", "--output", "json").json


def is_open(port):
    rows = good("firewall", "list", "db-01", "--output", "json").json
    return any(row["ports"] == port and row["cidr"] == "0.0.0.0/0" for row in rows)


def lines(*words):
    return "".join(f"{word}\n" for word in words).encode()


def everything():
    with Sandbox("--scenario", "messy", "--totp") as sandbox:
        password, secret = sandbox.place["password"], sandbox.place["totp_secret"]
        first = totp(secret)
        sandbox.sign_in(first)
        assert len(sessions()) == 1
        delete = ("iam", "user", "delete", "deploy")
        shown = good(*delete, "--dry-run").text
        assert "does not stop a stolen token" in shown, shown
        assert good(*delete, "--dry-run", "--output", "json").json["asks_for_code"] is True

        # Nobody to ask: neither a yes nor a plan file takes its place.
        refused(4, [*delete, "--yes"], says="no terminal to ask on .*--stdin")
        with tempfile.TemporaryDirectory() as folder:
            plan = os.path.join(folder, "plan.json")
            good(*delete, "--save", plan)
            refused(4, ["plan", "apply", plan, "--yes"], says="no terminal")
        refused(4, ["firewall", "add", "web-01", "tcp", "22", "--cidr", "0.0.0.0/0", "--yes"], says="no terminal")
        # Wrong ones. The first is held back here; the service would say so, too.
        refused(4, [*delete, "--yes", "--stdin"], stdin=lines(password, first), says="used already")
        forget_used_codes()
        refused(4, [*delete, "--yes", "--stdin"], stdin=lines("wrong", "000000"), says="password")
        refused(4, [*delete, "--yes", "--stdin"], stdin=lines(password, "000000"), says="Refused: this code is wrong")
        refused(4, [*delete, "--yes", "--stdin"], stdin=lines(password, first), says="used already")
        assert "deploy" in users()

        # The next code, by a person: the wrong one may be followed by the right one.
        person = Person(*delete, "--yes")
        person.until("stolen token").until("Password of owner@example.in").types(password + "\n")
        person.until("Fresh code").types("000000\n").until("Refused: this code is wrong")
        person.types(totp(secret, ahead=30) + "\n")
        assert person.ends() == 0, person.seen
        assert password not in person.seen
        assert "deploy" not in users()
        assert len(sessions()) == 1, "the proof left a session behind"

        # What nobody confirms comes back by itself: whoever named the time agreed to it, and is perhaps locked out.
        close = ("firewall", "remove", "db-01", "tcp", "5432", "--cidr", "0.0.0.0/0")
        good(*close, "--yes", "--confirm-within", "5s")
        deadline = time.monotonic() + 60
        while not is_open("5432"):
            assert time.monotonic() < deadline, "it was not taken back"
            time.sleep(0.5)

        # What is not dangerous asks nobody.
        good("iam", "user", "create", "alice")
        good("iam", "policy", "attach", "alice", "CloudNxReadOnlyAccess")
        good("firewall", "add", "web-01", "tcp", "443", "--cidr", "203.0.113.0/24")


main(everything)
