"""The guide "secure by default", every command of it exactly as printed there, from a fresh account to a secret
that was decrypted again."""

import os
import re
import subprocess
import tempfile

from world import BIN, Sandbox, good, main, plain, refused

# https://status.cloudnx.in/docs/guides/secure-by-default, as of the reference in resources/api
GUIDE = """\
cloudnx iam user create alice
cloudnx iam policy attach alice CloudNxReadOnlyAccess
cloudnx iam user create ci-bot
cloudnx iam policy attach ci-bot CloudNxStorageFullAccess
cloudnx kms create-key my-app-secrets
echo -n "$DATABASE_PASSWORD" | cloudnx kms encrypt --key my-app-secrets > db-pw.enc
DATABASE_PASSWORD=$(cloudnx kms decrypt < db-pw.enc)
cloudnx firewall add web-01 tcp 80 --cidr 0.0.0.0/0
cloudnx firewall add web-01 tcp 443 --cidr 0.0.0.0/0
cloudnx firewall add web-01 tcp 22 --cidr 122.176.45.0/24
"""

PASSWORD = "p\u00e4ss w\u00f6rd '$(x)'"


def the_guide_runs_as_it_is_printed():
    folder = tempfile.mkdtemp()
    script = f"set -euo pipefail\nDATABASE_PASSWORD=$1\n{GUIDE}printf %s \"$DATABASE_PASSWORD\" > read-back\n"
    ended = subprocess.run(["bash", "-c", script, "guide", PASSWORD], cwd=folder, capture_output=True, text=True,
                           timeout=120, env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == "", ended.stderr
    said = re.sub(r"req_\w+", "REQ", ended.stdout)
    assert said == """\
Created IAM user alice, with no rights yet (read back: it is so, request REQ)
Attached policy CloudNxReadOnlyAccess to user alice (read back: it is so, request REQ)
Created IAM user ci-bot, with no rights yet (read back: it is so, request REQ)
Attached policy CloudNxStorageFullAccess to user ci-bot (read back: it is so, request REQ)
Created KMS key my-app-secrets (read back: it is so, request REQ)
Allowed 80/tcp from everyone (0.0.0.0/0) on web-01 (read back: it is so, request REQ)
Allowed 443/tcp from everyone (0.0.0.0/0) on web-01 (read back: it is so, request REQ)
Allowed 22/tcp from 122.176.45.0/24 on web-01 (read back: it is so, request REQ)
""", said
    with open(f"{folder}/read-back", encoding="utf-8") as read_back:
        assert read_back.read() == PASSWORD
    with open(f"{folder}/db-pw.enc", "rb") as encrypted:
        text = encrypted.read()
    assert re.fullmatch(rb"[A-Za-z0-9+/]+=*\n", text) and PASSWORD.encode() not in text


def the_principal_of_the_metadata_page():
    instance = good("instance", "list", "--output", "json").json[0]
    account = good("whoami", "--output", "json").json["account_id"]
    crn = f"crn:cloudnx:compute:eu-west-1:{account}:instance/{instance['id']}"
    good("iam", "principal", "create", "--crn", crn, "--policy", "CloudNxStorageReadOnly")
    rows = good("iam", "principal", "list", "--output", "json").json
    assert [plain(row)["crn"] for row in rows] == [crn], rows


def what_it_made_is_there():
    users = {row["name"]: row["policies"] for row in good("iam", "user", "list", "--output", "json").json}
    assert users == {"alice": ["CloudNxReadOnlyAccess"], "ci-bot": ["CloudNxStorageFullAccess"]}, users
    rows = good("firewall", "list", "web-01", "--output", "json").json
    rules = sorted((row["ports"], row["cidr"]) for row in rows if not row["implicit"])
    assert rules == [("22", "122.176.45.0/24"), ("443", "0.0.0.0/0"), ("80", "0.0.0.0/0")], rows


def bytes_come_back_as_they_went_in():
    for value in (b"\x00\xff\n\r\n ", b"x" * 4096, b"\n"):
        encrypted = good("kms", "encrypt", "--key", "my-app-secrets", stdin=value).out
        assert good("kms", "decrypt", stdin=encrypted).out == value


def what_was_bound_needs_its_context():
    bound = good("kms", "encrypt", "--key", "my-app-secrets", "--context", "app=web", stdin=b"v").out
    assert good("kms", "decrypt", "--context", "app=web", stdin=bound).out == b"v"
    refused(2, ["kms", "decrypt"], stdin=bound)


def everything():
    with Sandbox() as sandbox:
        sandbox.sign_in()
        for step in (the_guide_runs_as_it_is_printed, what_it_made_is_there, the_principal_of_the_metadata_page,
                     bytes_come_back_as_they_went_in, what_was_bound_needs_its_context):
            step()


main(everything)
