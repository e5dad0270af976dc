"""The messy account, mended check by check through plans, and taken back again."""

from world import Sandbox, good, inventory, main, results, run, turn_on_second_factor

GSTIN = "27AAPFU0939F1ZV"  # published example with a right check digit


NEVER_LOOKED_AT = {"backup-codes", "ssh-passwords", "ssh-ranges", "user-per-person", "workload-identity", "tls-endpoints", "root-ssh",
                   "updates", "host-firewall", "written-configuration", "secrets-place", "backup-plan", "data-export",
                   "audit-read", "certificate-renewal", "restore-tested", "snapshot-before-change", "data-requests"}
FINE = {"users-second-factor", "both-families", "declared-ports", "volumes", "ssh-high-port",
        "stateful-firewall", "audit-complete", "key-use", "storage-keys", "old-snapshots"}
PLANTED = {"second-factor", "iam-user", "broad-policies", "user-data", "open-ports", "public-databases", "public-buckets",
           "gstin", "key-age"}
NOT_DONE_YET = {"kms-key", "password-policy"}
REST = {"not_offered": {"default-group", "image-visibility", "totp-seed", "blocked-ports", "old-instance-snapshots"},
        "stated": {"control-plane-tls", "jwt-control-plane", "volumes-encrypted", "https-everywhere", "audit-append-only", "account-isolation",
                   "data-requests-honoured", "soc2", "iso27001"}}


def mend_and_take_back(sandbox):
    before = inventory()
    assert results(code=3) == {"fail": PLANTED | NOT_DONE_YET, "pass": FINE, "unknown": NEVER_LOOKED_AT, **REST}
    backup_codes = turn_on_second_factor()
    closed = good("checklist", "fix", "open-ports")
    assert "Removed the rule that allows 5432/tcp from everyone (0.0.0.0/0) on db-01 (read back: it is so" in closed.text
    good("checklist", "fix", "key-age")
    good("checklist", "fix", "gstin", "--set", f"gstin={GSTIN}", "--set", "legal_name=Example Ltd")
    steps = good("checklist", "fix", "user-data", code=3)
    assert "cannot be mended from here" in steps.text and "iam key deactivate deploy" in steps.text

    # What no program can mend stays: root's days in the log, and user-data of a machine that runs.
    left = {"iam-user", "user-data", "broad-policies", "public-buckets"}
    assert results(code=3) == {"fail": left | NOT_DONE_YET, "pass": FINE | PLANTED - left, "unknown": NEVER_LOOKED_AT, **REST}
    mended = inventory()
    assert mended != before

    def proof():
        return f"{sandbox.place['password']}\n{backup_codes.pop()}\n".encode()

    good("undo", code=0)  # gstin
    key = run("undo")  # a key of somebody with power over IAM: that wants a code, now that there is one
    assert key.code == 4 and "--stdin" in key.said, key.said
    good("undo", "--stdin", stdin=proof())
    wide = run("undo")  # opens 5432 to everyone again: that wants a yes, too
    assert wide.code == 2 and "--yes" in wide.said, wide.said
    good("undo", "--yes", "--stdin", stdin=proof())
    good("undo", "--yes", "--stdin", stdin=proof())  # the second factor asks for them itself
    assert inventory() == before
    nothing = run("undo")
    assert nothing.code == 1, nothing.said


def the_journal_tells_it():
    rows = good("journal", "list", "--output", "json").json
    assert {row["state"] for row in rows} == {"done"}, rows
    assert sum(1 for row in rows if row["undoes"]) == 4, rows
    assert all(row["request_id"] for row in rows), rows


def everything():
    with Sandbox("--scenario", "messy") as sandbox:
        sandbox.sign_in()
        mend_and_take_back(sandbox)
        the_journal_tells_it()


main(everything)
