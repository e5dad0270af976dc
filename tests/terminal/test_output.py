"""What commands print: stable JSON, CSV a spreadsheet does not run, text that does not steer a terminal, help."""

import csv
import io
import json
import re
import shlex

from world import Sandbox, good, main, refused, run

COLUMNS = {
    "iam user": "console_access created_at crn groups id last_login_at mfa_enabled name policies",
    "iam group": "created_at members name policies",
    "iam policy": "created_at description document id kind name",
    "iam principal": "crn id policies",
    "kms": "algorithm created_at crn current_version deletion_at id name rotated_at rotation_days state",
    "volume": "encrypted id instance_id name size_gb",
    "storage bucket": "created_at name public_read",
    "session": "created_at current id ip last_used_at user_agent",
    "audit": "action actor actor_kind details duration_ms id ip method origin path request_id resource service status "
             "time user_agent",
}


def json_keeps_its_names():
    for noun, names in COLUMNS.items():
        rows = good(*noun.split(), "list", "--output", "json").json
        assert isinstance(rows, list)
        for row in rows:
            assert " ".join(sorted(row)) == names, (noun, sorted(row))
    assert sorted(good("whoami", "--output", "json").json) == [
        "account_id", "account_name", "created_at", "kind", "mfa_enabled", "name", "profile", "roles", "signed_in_by", "url",
        "user_id"]


def formats_say_the_same():
    rows = good("iam", "policy", "list", "--output", "json").json
    lines = [json.loads(line) for line in good("iam", "policy", "list", "--output", "jsonl").text.splitlines()]
    assert lines == rows
    cells = list(csv.DictReader(io.StringIO(good("iam", "policy", "list", "--output", "csv").text)))
    assert [cell["name"] for cell in cells] == [row["name"] for row in rows]
    assert good("iam", "policy", "list", "--columns", "kind,name", "--output", "csv").text.splitlines()[0] == "kind,name"
    assert good("iam", "policy", "list", "--output", "yaml").text.startswith("- ")


def every_list_takes_a_filter():
    """Against the same question asked of the JSON."""
    good("iam", "user", "create", "bruno")
    for words, text, fits in [
        (["iam", "user", "list"], 'name ~ "a*" && mfa_enabled == no', lambda row: row["name"].startswith("a") and not row["mfa_enabled"]),
        (["iam", "policy", "list"], 'kind != managed || name contains "Full"', lambda row: row["kind"] != "managed" or "Full" in row["name"]),
        (["firewall", "list"], 'cidr in 192.0.2.0/24 && description ~ "=*"',
         lambda row: row["implicit"] or row["description"].startswith("=")),  # the platform's own are never hidden
        (["volume", "list"], "size_gb >= 20 && encrypted == no", lambda row: row["size_gb"] >= 20 and not row["encrypted"]),
        (["instance", "list"], "private_ip in 10.0.0.0/8 && created_at < now", lambda row: row["private_ip"].startswith("10.")),
        (["storage", "bucket", "list"], "public_read == yes", lambda row: row["public_read"]),
        (["checklist", "run", "--columns", "check,result"], "result == fail", lambda row: row["result"] == "fail"),
    ]:
        every = run(*words, "--output", "json").json
        found = run(*words, "--filter", text, "--output", "json")
        assert found.json == [row for row in every if fits(row)], (words, text, found.said)
        assert len(found.json) < len(every) or words[0] in ("instance", "storage"), (words, len(found.json), len(every))
    everything = len(good("iam", "user", "list", "--output", "json").json)
    assert good("iam", "user", "list", "--filter", "nobody-is-called-this").text == f"None of {everything} rows fits the filter.\n"
    refused(2, ["iam", "user", "list", "--filter", "naem == x"], says=r"column 1\.\n  naem == x\n  \^\^\^\^\nNo field \"naem\"")
    refused(2, ["volume", "list", "--filter", "name ~ x && size_gb >= big"], says="column 24")
    assert "--filter chooses rows" in good("whoami", "--filter", "x").said
    good("iam", "user", "delete", "bruno", "--yes")
    # The audit log is asked itself, not the newest fifty of it.
    everything = good("audit", "list", "actor_kind == iam", "--limit", "100000", "--output", "json").json
    found = good("audit", "list", "--filter", "actor_kind == iam", "--limit", "3", "--offline", "--output", "json").json
    assert found == everything[:3] and len(found) == 3
    both = good("audit", "list", "status >= 400", "--filter", "actor_kind == iam", "--limit", "100000", "--offline", "--output", "json").json
    assert both == [event for event in everything if event["status"] >= 400]
    refused(2, ["audit", "top", "actor", "--offline", "--filter", "status >="], says="column 10")


def cells_do_no_harm():
    formula = "=HYPERLINK(\"https://example.org\")"
    good("firewall", "add", "web-01", "tcp", "8443", "--cidr", "192.0.2.0/24", "--description", formula)
    cells = list(csv.DictReader(io.StringIO(good("firewall", "list", "--output", "csv").text)))
    assert "'" + formula in [cell["description"] for cell in cells]
    assert formula in [row["description"] for row in good("firewall", "list", "--output", "json").json]
    good("kms", "create-key", "plain", "--description", "x")
    good("firewall", "add", "web-01", "tcp", "8444", "--cidr", "192.0.2.0/24", "--description", "a\x1b[31mb\u202ec")
    for output in ("table", "csv", "json", "yaml", "jsonl"):
        text = good("firewall", "list", "--output", output).text
        assert "\x1b" not in text and "\u202e" not in text, output


def every_line_of_a_plan_is_a_command():
    """What a plan prints as its command makes the same plan again."""
    key = json.loads(good("iam", "key", "create", "alice", "--output", "jsonl").text.splitlines()[0])["access_key_id"]
    good("kms", "create-key", "doomed")
    good("kms", "key", "delete", "doomed", "--yes")
    instance = good("instance", "show", "web-01", "--output", "json").json["id"]
    crn = f"crn:cloudnx:compute:eu-west-1:100000003:instance/{instance}"
    good("iam", "principal", "create", "--crn", crn, "--policy", "CloudNxStorageReadOnly")
    document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"compute:*","Resource":"*"}]}'
    for line in f"""
        iam user create bob
        iam user delete alice
        iam user set-password alice
        iam group create ops
        iam group delete devs
        iam group add-member devs alice
        iam policy attach alice CloudNxFullAccess
        iam policy attach devs CloudNxReadOnlyAccess --group
        iam policy detach alice CloudNxReadOnlyAccess
        iam policy create deploy --document '{document}'
        iam key create alice
        iam key deactivate alice {key}
        iam key delete alice {key}
        iam principal delete --crn {crn}
        firewall add web-01 udp 53 --cidr 2001:db8::/32 --description 'name server'
        firewall add web-01 icmp --cidr 192.0.2.0/24
        firewall remove web-01 tcp 8443 --cidr 192.0.2.0/24
        kms create-key other --description words
        kms key disable plain
        kms key rotate plain
        kms key delete plain --days 9
        kms key cancel-deletion doomed
        instance stop web-01
        tax set --gstin 27AAPFU0939F1ZV --legal-name 'Example Private Limited'
        password-policy set --min-length 14 --require-number --max-age-days 90
        mfa enable
    """.strip().splitlines():
        plan = good(*shlex.split(line), "--dry-run", "--output", "json").json
        command = plan["steps"][0]["command"]
        assert command[0] == "cloudnx", command
        again = good(*command[1:], "--dry-run", "--output", "json").json
        assert again["steps"] == plan["steps"], (line, plan["steps"], again["steps"])


def leaves():
    """Every command, from the completion script."""
    script = good("completion", "bash").text
    for path, words in re.findall(r'^ +"([^"]*)"\) words="([^"]*)"', script, re.M):
        if not words:
            yield path


def every_command_has_help_and_an_example():
    commands = list(leaves())
    assert len(commands) > 70, len(commands)
    for path in commands:
        text = good(*path.split(), "--help").text
        assert f"Usage: cloudnx {path}" in text and "\nExample:\n  " in text and f"cloudnx {path}" in text.split("Example:")[1], text
    root = good("--help").text
    assert "ships a command of the same name" in root
    for shell in ("bash", "zsh", "fish"):
        assert "exposure" in good("completion", shell).text


def changes_take_a_dry_run():
    changing = re.compile(r" (create|delete|attach|detach|add|remove|enable|disable|rotate|cancel-deletion|start|stop|public|private|set|"
                          r"revoke|fix|apply|create-key|set-password|disable-password|add-member|remove-member|activate|deactivate)$|^undo$")
    for path in leaves():
        if changing.search(path) and not path.startswith(("profile ", "sandbox ", "firewall ranges ")):  # kept here, not there
            assert "--dry-run" in good(*path.split(), "--help").text, path


def completion_completes():
    import subprocess
    from world import BIN
    script = good("completion", "bash").text + """
COMP_WORDS=(cloudnx iam user "") COMP_CWORD=3; _cloudnx; echo "${COMPREPLY[*]}"
COMP_WORDS=(cloudnx --profile x fire) COMP_CWORD=3; _cloudnx; echo "${COMPREPLY[*]}"
COMP_WORDS=(cloudnx firewall add web-01 --ci) COMP_CWORD=4; _cloudnx; echo "${COMPREPLY[*]}"
"""
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "list show create set-password disable-password delete set-mfa-rules enrol-totp remove-totp\nfirewall\n--cidr\n", (ended.stdout, ended.stderr)


def completion_completes_in_zsh():
    import subprocess
    script = "compdef() { :; }; compadd() { shift; print -r -- $*; }\n" + good("completion", "zsh").text + """
words=(cloudnx iam user "") CURRENT=4; _cloudnx
words=(cloudnx --profile x firewall add --) CURRENT=6; _cloudnx
"""
    run = subprocess.run(["zsh", "-f", "-s"], input=script, capture_output=True, text=True, check=True)
    users, options = run.stdout.splitlines()
    assert {"create", "delete", "list"} <= set(users.split()), run
    assert {"--cidr", "--dry-run", "--profile"} <= set(options.split()), run


def completion_completes_in_fish():
    import subprocess
    script = good("completion", "fish").text + "\ncomplete -C 'cloudnx iam user '\n"
    run = subprocess.run(["fish", "--no-config"], input=script, capture_output=True, text=True, check=True)
    assert {"create", "delete", "list"} <= set(run.stdout.split()), run



def colour_only_where_it_is_wanted():
    from world import Person
    person = Person("firewall", "list")
    assert person.ends() == 0 and "\x1b[3" in person.seen, person.seen
    import os
    os.environ["NO_COLOR"] = "1"
    person = Person("firewall", "list")
    assert person.ends() == 0 and "\x1b[" not in person.seen, person.seen
    assert "⚠" in person.seen
    del os.environ["NO_COLOR"]


def an_undo_after_a_reset_is_refused_or_harmless():
    assert run("undo", "no-such-plan").code == 1


def everything():
    every_command_has_help_and_an_example()
    changes_take_a_dry_run()
    completion_completes()
    completion_completes_in_zsh()
    completion_completes_in_fish()
    with Sandbox("--events", "200") as sandbox:
        sandbox.sign_in()
        good("iam", "user", "create", "alice")
        good("iam", "policy", "attach", "alice", "CloudNxReadOnlyAccess")
        good("iam", "group", "create", "devs")
        for step in (cells_do_no_harm, every_list_takes_a_filter, every_line_of_a_plan_is_a_command, json_keeps_its_names, formats_say_the_same,
                     colour_only_where_it_is_wanted, an_undo_after_a_reset_is_refused_or_harmless):
            step()


main(everything)
