"""What goes wrong: a sentence, the right exit code, and nothing changed."""

import os
import signal
import subprocess
import tempfile

from world import BIN, Sandbox, good, main, refused, run


def wrong_lines():
    for words, says in [
        (["frob"], "no command of `cloudnx`"),
        (["iam", "user", "crate", "x"], "“crate” is no command"),
        (["iam", "user", "create"], "needs USER"),
        (["firewall", "add", "web-01", "tcp", "80"], "needs --cidr"),
        (["whoami", "--output", "xml"], "not an output format"),
        (["whoami", "more"], "one word too many"),
        (["kms", "encrypt"], "needs --key"),
        (["audit", "list", "time > yesterday"], "is not a time"),
        (["open", "garage"], "no page garage"),
        (["completion", "tcsh"], "bash, zsh and fish"),
    ]:
        refused(2, words, says=says)


def wrong_values():
    refused(2, ["iam", "policy", "list", "--columns", "name,nope"], says="nope")
    for words, says in [
        (["firewall", "add", "web-01", "tcp", "80", "--cidr", "10.0.0.300/24"], "10.0.0.300"),
        (["firewall", "add", "web-01", "tcp", "80", "--cidr", "10.0.0.5/24"], "10.0.0.0/24"),
        (["firewall", "add", "web-01", "tcp", "70000", "--cidr", "10.0.0.0/24"], "70000|65535"),
        (["firewall", "add", "web-01", "carrier-pigeon", "80", "--cidr", "10.0.0.0/24"], "tcp"),
        (["firewall", "add", "web-99", "tcp", "80", "--cidr", "10.0.0.0/24"], "web-99"),
        (["firewall", "list", "web-99"], "There are: web-01"),
        (["firewall", "remove", "web-01", "fw_nope"], "no rule fw_nope"),
        (["iam", "user", "show", "nobody"], "nobody"),
        (["iam", "policy", "attach", "nobody", "CloudNxReadOnlyAccess"], "nobody"),
        (["iam", "user", "create", "a b"], "a b| name"),
        (["tax", "set", "--gstin", "27AAPFU0939F1ZX"], "check digit"),
        (["checklist", "fix", "nope"], "There are: second-factor"),
        (["plan", "apply", "/nonexistent"], "/nonexistent"),
        (["profile", "add", "x y"], "x y|name"),
        (["profile", "add", "plain", "--url", "http://cloudnx.in"], "https"),
        (["whoami", "--profile", "nope"], "nope"),
        (["kms", "encrypt", "--key", "nope"], "nope|not"),
        (["instance", "start", "web-01"], "web-01"),
        (["firewall", "group", "list"], "Not offered by this cloud"),
        (["firewall", "group", "create", "web"], "Not offered by this cloud"),
        (["firewall", "attach", "web-01", "db-01"], "Not offered by this cloud"),
        (["firewall", "add", "web-01", "tcp", "80", "--group", "web-01", "--cidr", "10.0.0.0/24"], "needs --cidr"),
        (["firewall", "add", "web-01", "tcp", "80", "--cidr", "10.0.0.0/24", "--icmp-type", "8"], "have types"),
        (["firewall", "quota"], "Not offered by this cloud"),
        (["iam", "key", "create", "alice", "--expires", "30d"], "Not offered by this cloud"),
        (["iam", "key", "create", "alice", "--expires", "2020-01-01"], "is over already"),
        (["iam", "key", "create", "alice", "--allow", "ports"], "no access rule"),
        (["iam", "user", "set-mfa-rules", "alice", "--off"], "Not offered by this cloud"),
        (["iam", "user", "enrol-totp", "alice"], "Not offered by this cloud"),
        (["iam", "user", "set-mfa-rules", "alice"], "Give either"),
        (["iam", "trust", "list"], "Not offered by this cloud"),
        (["project", "list"], "Not offered by this cloud"),
        (["project", "use", "x"], "Not offered by this cloud"),
        (["image", "list"], "Not offered by this cloud"),
        (["kms", "container", "list"], "Not offered by this cloud"),
        (["kms", "order", "list"], "Not offered by this cloud"),
        (["profile", "keep-secret", "--yes"], "no secret"),
    ]:
        ended = run(*words, stdin=b"v")
        assert ended.code in (1, 2) and ended.out == b"", (words, ended.code, ended.text, ended.said)
        import re
        assert re.search(says, ended.said), (words, ended.said)
    refused(2, ["kms", "encrypt", "--key", "k"], stdin=b"x" * 4097, says="4096")


def a_web_rule_needs_no_yes_but_a_database_does():
    refused(2, ["firewall", "add", "web-01", "tcp", "5432", "--cidr", "0.0.0.0/0"], says="--yes")
    good("firewall", "add", "web-01", "tcp", "5432", "--cidr", "0.0.0.0/0", "--yes")
    good("undo")


def plans_in_files():
    plan = tempfile.mktemp(suffix=".json")
    good("firewall", "add", "web-01", "tcp", "8443", "--cidr", "198.51.100.0/24", "--save", plan)
    assert "8443/tcp" in good("plan", "show", plan).text
    rules = good("firewall", "list", "--output", "json").json
    assert not [rule for rule in rules if rule["ports"] == "8443"]
    with open(plan, encoding="utf-8") as file:
        text = file.read()
    altered = tempfile.mktemp(suffix=".json")
    with open(altered, "w", encoding="utf-8") as file:
        file.write(text.replace("198.51.100.0", "198.51.101.0"))
    refused(8, ["plan", "apply", altered])
    good("firewall", "add", "web-01", "tcp", "8080", "--cidr", "198.51.100.0/24")
    refused(6, ["plan", "apply", plan])
    good("undo")
    good("plan", "apply", plan)
    good("undo")


def a_proof_that_fails():
    current = next(one["id"] for one in good("session", "list", "--output", "json").json if one["current"])
    ended = run("session", "revoke", current, "--yes")
    assert ended.code == 5 and "✗" in ended.said, (ended.code, ended.text, ended.said)
    assert good("whoami").code == 0


def dry_runs_change_nothing():
    before = good("journal", "list", "--output", "json").text
    good("iam", "user", "create", "ghost", "--dry-run")
    assert good("iam", "user", "list", "--output", "json").json == []
    assert good("journal", "list", "--output", "json").text == before


def certificates(kind, says):
    folder = tempfile.mkdtemp()
    started = subprocess.run([f"{BIN}/cloudnx-sandbox", "--data", f"{folder}/s", "--start", "--certificate", kind],
                             capture_output=True, check=True)
    import json
    place = json.loads(started.stdout)
    try:
        good("profile", "add", kind, "--url", place["url"], "--ca", place["ca"])
        refused(1, ["login", "--profile", kind, "--email", place["email"], "--stdin"],
                stdin=place["password"].encode() + b"\n", says=says)
        good("profile", "add", f"{kind}-untrusted", "--url", place["url"])
        refused(1, ["login", "--profile", f"{kind}-untrusted", "--email", place["email"], "--stdin"],
                stdin=place["password"].encode() + b"\n", says="certificate|trusted")
    finally:
        subprocess.run([f"{BIN}/cloudnx-sandbox", "--data", f"{folder}/s", "--stop"], check=True)


def nobody_listens():
    good("profile", "add", "away", "--url", "https://127.0.0.1:1")
    refused(1, ["login", "--profile", "away", "--email", "a@example.org", "--stdin"], stdin=b"x\n",
            says="Could not reach 127.0.0.1")


def the_keychain_hangs():
    keyring = int(os.environ["CLOUDNX_KEYRING_PID"])
    os.kill(keyring, signal.SIGSTOP)
    try:
        refused(1, ["whoami"], says="keychain|keyring|Secret")
        assert run("doctor").code == 1
    finally:
        os.kill(keyring, signal.SIGCONT)
    good("whoami")


def a_full_disk_is_an_error():
    with open("/dev/full", "wb") as full:
        ended = subprocess.run([f"{BIN}/cloudnx", "iam", "policy", "list"], stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 1 and b"Could not write the output" in ended.stderr, ended


def a_reader_that_goes_away_is_none():
    ended = subprocess.run(f"set -o pipefail; {BIN}/cloudnx audit list --limit 500 --output jsonl | head -n 1",
                           shell=True, executable="/bin/bash", capture_output=True)
    assert ended.returncode == 0 and ended.stderr == b"", ended


def an_ended_session(sandbox):
    sessions = good("session", "list", "--output", "json").json
    current = next(one["id"] for one in sessions if one["current"])
    good("profile", "add", "second", "--url", sandbox.place["url"], "--ca", sandbox.place["ca"])
    good("login", "--profile", "second", "--email", sandbox.place["email"], "--stdin",
         stdin=sandbox.place["password"].encode() + b"\n")
    good("session", "revoke", current, "--profile", "second", "--yes")
    refused(4, ["whoami"], says="[Ss]ign in")


def everything():
    wrong_lines()
    refused(1, ["whoami"], says="profile")
    with Sandbox() as sandbox:
        refused(4, ["whoami"], says="[Ss]ign in")
        sandbox.sign_in()
        for step in (wrong_values, a_web_rule_needs_no_yes_but_a_database_does, plans_in_files, a_proof_that_fails,
                     dry_runs_change_nothing, a_full_disk_is_an_error, a_reader_that_goes_away_is_none,
                     the_keychain_hangs):
            step()
        an_ended_session(sandbox)
        certificates("expired", "expired")
        certificates("wrong-name", "name|127.0.0.1")
        nobody_listens()


main(everything)
