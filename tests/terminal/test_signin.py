"""Signing in by script and by hand, with a code, a backup code and an access key."""

import json
import re
import subprocess

from world import BIN, Person, Sandbox, good, main, refused, totp


def a_code_is_good_once(sandbox):
    """By hand with a code; a script with the same code is told how long to wait."""
    password = sandbox.place["password"]
    refused(4, ["login", "--stdin"], stdin=f"{password}\n".encode(), says="asks for a code")
    code = totp(sandbox.place["totp_secret"])
    person = Person("login")
    person.until("E-mail [owner@example.in]: ").types("\n").until("Password: ")
    assert not person.echoes()
    person.types(password + "\n").until("Code or backup code: ").types(code + "\n")
    assert person.ends() == 0, person.seen
    assert "Signed in to account 100000003 as owner@example.in (root), profile sandbox." in person.seen
    assert password not in person.seen and code not in person.seen
    refused(4, ["login", "--stdin"], stdin=f"{password}\n{code}\n".encode(), says=r"in \d+ s")
    assert good("whoami", "--output", "json").json["name"] == "owner@example.in"


def wrong_words_are_refused(sandbox):
    refused(4, ["login", "--stdin"], stdin=b"wrong\n", says="password")
    refused(2, ["login"], says="--stdin")


def control_c_leaves_the_terminal_as_it_was(sandbox):
    person = Person("login").until("E-mail").types("\n").until("Password: ")
    assert not person.echoes()
    person.types("\x03")
    assert person.ends() == 130, person.seen
    assert person.echoes()


def an_iam_user_and_an_access_key():
    good("iam", "user", "create", "alice")
    good("iam", "policy", "attach", "alice", "CloudNxReadOnlyAccess")
    good("iam", "user", "set-password", "alice", "--stdin", "--yes", stdin=b"Correct-Horse-9-Battery\n")
    made = [line for line in good("iam", "key", "create", "alice", "--output", "jsonl").text.splitlines()]
    key = json.loads(made[0])
    journal = good("journal", "list", "--all", "--output", "json").text
    assert key["secret_access_key"] not in journal and "Correct-Horse" not in journal

    good("profile", "add", "alice", "--url", good("profile", "show", "--output", "json").json["url"], "--ca",
         good("profile", "show", "--output", "json").json["ca"])
    good("login", "--profile", "alice", "--account", "100000003", "--user", "alice", "--stdin",
         stdin=b"Correct-Horse-9-Battery\n")
    assert good("whoami", "--profile", "alice", "--output", "json").json["kind"] == "iam"
    refused(1, ["iam", "user", "create", "mallory", "--profile", "alice"])

    good("profile", "add", "robot", "--url", good("profile", "show", "--output", "json").json["url"], "--ca",
         good("profile", "show", "--output", "json").json["ca"])
    good("configure", "--profile", "robot", "--access-key-id", key["access_key_id"], "--stdin",
         stdin=key["secret_access_key"].encode() + b"\n")
    assert good("whoami", "--profile", "robot", "--output", "json").json["name"] == "alice"
    good("profile", "delete", "robot", "--yes")
    refused(1, ["whoami", "--profile", "robot"], says="robot")


def sessions_end():
    sessions = good("session", "list", "--output", "json").json
    assert sum(1 for one in sessions if one["current"]) == 1, sessions
    mine = next(one["id"] for one in sessions if one["current"])
    marked = [line for line in good("session", "list").text.splitlines() if "this one" in line]
    assert len(marked) == 1 and marked[0].startswith(mine), marked
    good("logout")
    refused(4, ["whoami"], says="[Ss]ign in")


def a_wrong_clock_is_named(sandbox):
    """Enrolment on a fresh account: the code of a phone that is 90 s behind."""
    sandbox.sign_in()
    process = subprocess.Popen([f"{BIN}/cloudnx", "mfa", "enable", "--stdin", "--output", "jsonl"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seed = json.loads(process.stdout.readline())["secret"]
    out, err = process.communicate(totp(seed, ahead=-90) + "\n", timeout=60)
    assert process.returncode != 0 and "90 s behind" in err, (out, err)
    assert good("mfa", "status", "--output", "json").json["enabled"] is False


def a_code_shown_at_the_terminal():
    person = Person("mfa", "enable")
    person.until("Code shown by the authenticator now: ")
    secret = person.seen.split("or type the secret: ")[1].splitlines()[0].replace(" ", "").strip()
    assert "█" in person.seen or "▀" in person.seen
    person.types(totp(secret) + "\n")
    assert person.ends() == 0, person.seen
    assert "Backup codes" in person.seen and "Turned on" in person.seen, person.seen
    return re.findall(r"^  (\S+)\r?$", person.seen.split("Backup codes")[1], re.M)


def a_backup_code_signs_in_once(sandbox, code):
    good("logout")
    lines = f"{sandbox.place['password']}\n{code}\n".encode()
    good("login", "--stdin", stdin=lines)
    assert good("mfa", "status", "--output", "json").json["backup_codes_left"] == 9
    refused(4, ["login", "--stdin"], stdin=lines)


def everything():
    with Sandbox("--totp") as sandbox:
        a_code_is_good_once(sandbox)
        wrong_words_are_refused(sandbox)
        control_c_leaves_the_terminal_as_it_was(sandbox)
        an_iam_user_and_an_access_key()
        sessions_end()
    good("sandbox", "reset")
    with Sandbox() as sandbox:
        a_wrong_clock_is_named(sandbox)
        codes = a_code_shown_at_the_terminal()
        assert len(codes) == 10, codes
        a_backup_code_signs_in_once(sandbox, codes[3])


main(everything)
