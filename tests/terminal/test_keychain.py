"""Where a session rests when the keychain is not there or locked; `doctor` names the cause. Run with the state of the
keychain as the only argument."""

import re
import sys

from world import Sandbox, good, main, refused, run

DOCTOR = {
    "no-bus": "D-Bus",
    "no-service": "secrets|keychain|keyring",
    "no-keyring": "keyring",
    "locked": "locked",
}


def doctor_names_the_cause():
    ended = run("doctor", "--output", "json")
    assert ended.code == 1, ended.text
    found = next(row["found"] for row in ended.json if row["what"] == "keychain")
    assert re.search(DOCTOR[sys.argv[1]], found), found


def a_locked_keyring_is_said_to_be_locked(sandbox):
    refused(1, ["login", "--stdin"], stdin=sandbox.place["password"].encode() + b"\n", says="locked")


def the_session_rests_elsewhere_announced(sandbox):
    ended = sandbox.sign_in()
    assert "kernel" in ended.said, ended.said
    assert good("whoami", "--output", "json").json["account_id"] == "100000003"
    good("logout")
    refused(4, ["whoami"])


def everything():
    with Sandbox() as sandbox:
        doctor_names_the_cause()
        if sys.argv[1] == "locked":
            a_locked_keyring_is_said_to_be_locked(sandbox)
        else:
            the_session_rests_elsewhere_announced(sandbox)


main(everything)
