"""The checklist by hand: what is told, waived, collected, saved and compared, on a real sandbox."""

import json
import os
import pathlib
import re
import subprocess

import jsonschema

from world import BIN, Sandbox, good, main, past, refused, run

HOME = os.environ["HOME"]


def report(*options, code=3):
    return good("checklist", "run", "--output", "json", *options, code=code).json


def finding(check, **how):
    return next(f for f in report(**how)["findings"] if f["check"] == check)


def by_result(told):
    results = {}
    for one in told["findings"]:
        results.setdefault(one["result"], set()).add(one["check"])
    return results


def fresh_account_has_the_guides_list():
    with Sandbox("--scenario", "fresh", "--data", f"{HOME}/fresh") as sandbox:
        sandbox.sign_in()
        results = by_result(report())
        assert results["fail"] == {"second-factor", "iam-user", "kms-key", "password-policy", "gstin"}, results
        assert "attested" not in results, results


def what_people_say_counts_for_a_time():
    assert finding("restore-tested")["result"] == "unknown"
    good("checklist", "attest", "restore-tested", "--by", "asha", "--until", "30d", "--note", "to a new machine")
    said = finding("restore-tested")
    assert said["result"] == "attested" and said["attestation"]["by"] == "asha", said
    assert "to a new machine" in good("checklist", "told", "--output", "json").text
    refused(2, ["checklist", "attest", "open-ports", "--by", "asha"], says="nobody's word is taken")
    refused(1, ["checklist", "attest", "nope", "--by", "asha"], says="There is no check nope")
    refused(2, ["checklist", "attest", "backup-plan", "--by", "asha", "--until", "2001-01-01"], says="no day to come")


def a_waiver_stays_visible():
    before = good("checklist", "run", code=3).text
    good("checklist", "waive", "public-databases", "--reason", "closed on Monday", "--until", "10d", "--by", "asha")
    after = good("checklist", "run", code=3).text
    assert "fail, waived" in after and "fail, waived" not in before
    assert finding("public-databases")["waiver"]["reason"] == "closed on Monday"
    scores = re.search(r"Score: (\d+) % as it is, (\d+) % with waivers", after)
    assert int(scores[1]) < int(scores[2]), after
    good("checklist", "unwaive", "public-databases")
    assert finding("public-databases")["waiver"] is None
    refused(1, ["checklist", "unwaive", "public-databases"], says="not waived")


def exit_code_follows_severity():
    assert run("checklist", "run", "--fail-on", "critical").code == 3  # 2FA of root
    refused(2, ["checklist", "run", "--fail-on", "nonsense"])


def a_machine_reports_of_itself():
    script = good("checklist", "collect").out
    assert subprocess.run(["sh", "-n"], input=script).returncode == 0
    # Read by the machine that runs this test; it only reads.
    output = subprocess.run(["sh"], input=script, capture_output=True, timeout=300).stdout
    told = good("checklist", "collect", "--from", "web-01", stdin=output)
    assert "reported by web-01 itself" in told.text
    evidence = finding("updates")["evidence"]
    assert any("web-01, reported by the instance" in e["text"] for e in evidence), evidence
    refused(2, ["checklist", "collect", "--from", "web-01"], stdin=output.replace(b"\nend\n", b"\n"), says="cut off")
    refused(2, ["checklist", "collect", "--from", "web-01"], stdin=b"<html>", says="not what the script prints")


def a_machine_tells_its_firewall_only_where_it_is_sure():
    """Real rules of the kernel, in a network of the test's own."""
    script = good("checklist", "collect").out

    def kind(ruleset, *as_whom):
        output = subprocess.run(["unshare", "--net", *as_whom, "sh", "-c", 'nft -f "$1" && exec sh', "sh", ruleset],
                                input=script, capture_output=True, timeout=300).stdout.decode()
        assert output.endswith("\nend\n"), output
        return [line for line in output.splitlines() if line.startswith(("firewall.", "sshd."))][-1:]

    def rules(policy, more=""):
        path = os.path.join(os.environ["HOME"], f"{policy}{len(more)}.nft")
        with open(path, "w") as file:
            file.write(f"table inet own {{\n chain in {{\n type filter hook input priority 0; policy {policy}\n {more}\n }}\n}}\n")
        return path

    # As the whole machine's root, or as root of a name space of its own.
    root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    assert kind(rules("drop", "tcp dport 22 accept"), *root) == ["firewall.kind nftables"]
    assert "firewall.kind" not in str(kind(rules("accept"), *root))  # admits everything, or refuses at its end
    assert kind("/dev/null", *root) == ["firewall.kind none"]
    assert kind("/dev/null", "--user") == []  # nobody: not told, rather than "none"


def old_snapshots_follow_the_retention():
    assert finding("old-snapshots")["summary"] == "There is none."
    refused(2, ["checklist", "retention", "soon"], says="is no time")
    past("INSERT INTO snapshots SELECT 'snap_old', account, 'before the upgrade', id, NULL, 20, created_at - 100 * 86400000 "
         "FROM instances WHERE account = ? LIMIT 1", good("whoami", "--output", "json").json["account_id"])
    assert "before the upgrade" in good("volume", "snapshot", "list").text
    old = finding("old-snapshots")
    assert old["result"] == "fail" and old["summary"] == "Kept longer than 90 days: before the upgrade.", old
    good("checklist", "retention", "3650d")
    assert finding("old-snapshots")["result"] == "pass"
    good("checklist", "retention", "1d")
    assert "Snapshots are kept for 1 day" in good("checklist", "told").text
    assert finding("old-snapshots")["summary"] == "Kept longer than 1 day: before the upgrade."
    steps = good("checklist", "fix", "old-snapshots", code=3).text
    assert "In the portal, delete the snapshot before the upgrade (snap_old)." in steps and "gone for good" in steps, steps
    assert "before the upgrade" in good("volume", "snapshot", "list").text


def storage_keys_are_seen():
    assert finding("storage-keys")["summary"] == "There is no storage key."
    past("INSERT INTO storage_keys SELECT 'sk_1', account, 'CNXSOLD', x'00', name, created_at - 200 * 86400000, NULL "
         "FROM buckets WHERE account = ? LIMIT 1", good("whoami", "--output", "json").json["account_id"])
    rows = good("storage", "key", "list", "--output", "json").json
    assert [row["access_key_id"] for row in rows] == ["CNXSOLD"], rows
    old = finding("storage-keys")
    assert old["result"] == "fail" and old["summary"].startswith("Older than 90 days: CNXSOLD of bucket "), old
    assert "Revoking works at once and cannot be undone." in good("checklist", "fix", "storage-keys", code=3).text


def requests_have_thirty_days():
    good("checklist", "request", "DSAR-7")
    waiting = finding("data-requests")
    assert waiting["result"] == "unknown", waiting  # one in time says nothing of those nobody wrote down
    assert any("DSAR-7: due on" in e["text"] for e in waiting["evidence"]), waiting
    refused(1, ["checklist", "request", "DSAR-7"], says="already")
    good("checklist", "request", "DSAR-7", "--answered")
    assert finding("data-requests")["result"] == "unknown"  # whether the register is whole is for a person to say


def reading_the_log_is_noted():
    assert finding("audit-read")["result"] == "unknown"
    good("audit", "list")
    assert finding("audit-read")["result"] == "pass"


def looks_from_outside_only_where_it_may():
    assert finding("control-plane-tls")["result"] == "stated"
    silent = report("--probe")
    plane = next(f for f in silent["findings"] if f["check"] == "control-plane-tls")
    assert plane["result"] == "pass" and "TLS 1.2, TLS 1.3" in plane["evidence"][0]["text"], plane
    assert next(f for f in silent["findings"] if f["check"] == "tls-endpoints")["result"] == "unknown"
    good("checklist", "endpoint", "127.0.0.1:9")
    seen = next(f for f in report("--probe")["findings"] if f["check"] == "tls-endpoints")
    assert seen["result"] == "unknown" and "refused" in seen["evidence"][0]["text"], seen
    refused(2, ["checklist", "endpoint", "https://x/y"], says="no endpoint")
    refused(1, ["checklist", "ask-ssh", "not-mine"], says="no instance")
    good("checklist", "endpoint", "127.0.0.1:9", "--remove")


def passes_the_official_schema():
    """OASIS' schema of SARIF 2.1.0, as Microsoft ships it; it has to find what is planted."""
    schemas = pathlib.Path(os.environ["CLOUDNX_NODE_MODULES"]) / "@microsoft/jest-sarif/lib/schemas"
    validator = jsonschema.Draft4Validator(json.loads((schemas / "sarif-2.1.0-rtm.5.json").read_text()))
    good("checklist", "attest", "backup-plan", "--by", "asha")
    good("checklist", "waive", "gstin", "--reason", "not yet", "--until", "10d", "--by", "asha")
    sarif = json.loads(good("checklist", "run", "--output", "sarif", code=3).out)
    good("checklist", "unwaive", "gstin")
    assert not [e.message for e in validator.iter_errors(sarif)]
    results = sarif["runs"][0]["results"]
    kinds = {result["kind"] for result in results}
    assert kinds == {"pass", "fail", "review", "notApplicable", "informational"}, kinds
    assert sum("suppressions" in result for result in results) == 1
    for spoil in (lambda: results[0].update(level="terrible"), lambda: results[0].pop("message"),
                  lambda: results[0].update(ruleIndex="first"), lambda: sarif.update(version="2.0.0"),
                  lambda: results[0].update(colour="red")):
        kept = json.dumps(sarif)
        spoil()
        assert list(validator.iter_errors(sarif)), kept[:100]
        sarif = json.loads(kept)
        results = sarif["runs"][0]["results"]


def writes_reports():
    assert good("checklist", "run", "--output", "html", code=3).text.startswith("<!DOCTYPE html>")
    assert good("checklist", "run", "--output", "md", code=3).text.startswith("# Security checklist")
    assert good("-o", "md", "checklist", "run", "--fail-on", "critical", code=3).text.startswith("# Security checklist")
    refused(2, ["checklist", "run", "--output", "pdf"], says="This command also writes sarif, html, md.")
    refused(2, ["checklist", "run", "--as", "sarif"], says="has no option --as")
    refused(2, ["whoami", "--output", "sarif"], says="not an output format. Use table, json, jsonl, csv or yaml.")


def tells_what_changed_between_two_runs():
    then = f"{HOME}/then.json"
    with open(then, "wb") as file:
        file.write(good("checklist", "run", "--output", "json", code=3).out)
    good("checklist", "fix", "kms-key", "--set", "name=my-app-secrets")
    assert "fixed   kms-key" in good("checklist", "run", "--since", then, code=3).text
    refused(2, ["checklist", "run", "--since", "/dev/null"], says="is no report")


def the_account_is_written_down():
    before, after = f"{HOME}/before.json", f"{HOME}/after.json"
    good("inventory", "save", before)
    assert os.stat(before).st_mode & 0o077 == 0
    assert finding("written-configuration")["result"] == "pass"
    text = good("inventory", "show", before).text
    assert "## Rules" in text and "5432/tcp" in text, text
    assert "Both say the same." in good("inventory", "diff", before).text
    good("checklist", "fix", "public-databases")
    assert finding("written-configuration")["result"] == "fail"  # it changed since
    good("inventory", "save", after)
    assert finding("written-configuration")["result"] == "pass"
    changed = good("inventory", "diff", before, after).text
    assert changed == good("inventory", "diff", before).text
    assert "Both say the same." in good("inventory", "diff", before, before).text
    refused(1, ["inventory", "diff", f"{HOME}/never.json"], says="cannot be read")
    assert "- Rules: db-01 admits 5432/tcp from everyone (0.0.0.0/0), temporary" in changed, changed
    with open(before) as file:
        altered = file.read().replace("db-01", "db-02", 1)
    with open(before, "w") as file:
        file.write(altered)
    refused(8, ["inventory", "show", before], says="altered")
    refused(2, ["inventory", "show", "/dev/null"], says="no saved inventory")


def every_line_of_evidence_is_a_command():
    def is_command(line):
        words = line.split(" | ")[0].split()[1:]
        # The help of a whole group ("checklist") lists its commands; a command's own does not.
        return any(b"COMMAND" not in subprocess.run([f"{BIN}/cloudnx", *words[:count], "--help"],
                                                    capture_output=True, check=True).stdout for count in (3, 2, 1))

    lines = {e["read_again"] for f in report()["findings"] for e in f["evidence"]}
    assert len(lines) > 10
    assert not is_command("cloudnx checklist nonsense")
    for line in lines:
        assert is_command(line), line


def everything():
    with Sandbox("--scenario", "messy") as sandbox:
        sandbox.sign_in()
        for test in (what_people_say_counts_for_a_time, a_waiver_stays_visible, exit_code_follows_severity,
                     a_machine_reports_of_itself, a_machine_tells_its_firewall_only_where_it_is_sure,
                     old_snapshots_follow_the_retention, storage_keys_are_seen,
                     requests_have_thirty_days, reading_the_log_is_noted,
                     looks_from_outside_only_where_it_may, passes_the_official_schema, writes_reports, tells_what_changed_between_two_runs,
                     the_account_is_written_down, every_line_of_evidence_is_a_command):
            test()


main(fresh_account_has_the_guides_list, everything)
