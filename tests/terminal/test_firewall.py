"""The verbs that judge rules, on a real sandbox: explain, check, rewrite, equal, export, import."""

import json
import os
import re
import subprocess
import tempfile

from world import Sandbox, good, main, refused, run

FOLDER = tempfile.mkdtemp()
EVERY = ("json", "csv", "nft", "ufw", "terraform")


def path(name):
    return os.path.join(FOLDER, name)


def written(name, text):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)
    return path(name)


def explains():
    seen = good("firewall", "explain", "db-01", "tcp", "5432", "--from", "203.0.113.7").text
    assert seen.startswith("✓ admitted: 5432/tcp from 203.0.113.7 to db-01"), seen
    assert "Admitted by rule" in seen and "not about routes" in seen, seen
    seen = good("firewall", "explain", "db-01", "tcp", "5433", "--from", "203.0.113.7").text
    assert seen.startswith("✗ refused"), seen
    layers = good("firewall", "explain", "db-01", "tcp", "5432", "--from", "203.0.113.7", "--region", "Mannheim",
                  "--output", "json").json
    assert [(one["layer"], one["verdict"]) for one in layers] == [("central block list", "refuses"),
                                                                 ("security group", "admits")], layers
    seen = good("firewall", "explain", "web-01", "tcp", "443", "--from", "203.0.113.7", "--region", "Ulm").text
    assert seen.startswith("? unknown"), seen
    ufw = written("ufw.txt", "Status: active\nDefault: deny (incoming), allow (outgoing)\n\nTo   Action   From\n--   ------   ----\n"
                             "443/tcp     ALLOW IN    10.0.0.0/8\n")
    seen = good("firewall", "explain", "web-01", "tcp", "443", "--from", "203.0.113.7", "--host", ufw).text
    assert seen.startswith("✗ refused") and "ufw refuses by default" in seen, seen
    assert good("firewall", "explain", "web-01", "icmp", "--from", "203.0.113.7").code == 0


def checks():
    table = good("firewall", "check", "db-01", "--output", "json").json
    assert {row["standing"] for row in table} == {"needed"}, table
    assert "not over IPv6" in good("firewall", "check", "db-01").text
    ended = good("firewall", "check", "--fail-on", "internet:5432", code=3)
    assert "db-01" in ended.text and "web-01" not in ended.text, ended.text
    assert "✓" in good("firewall", "check", "--fail-on", "internet:6379").text
    rules = written("r.csv", "tcp,22,0.0.0.0/1\ntcp,22,128.0.0.0/1\ntcp,22,10.0.0.0/8\n")
    assert "22/tcp" in good("firewall", "check", rules, "--fail-on", "internet:22", code=3).text
    rows = good("firewall", "check", rules, "--output", "json").json
    assert [row["standing"] for row in rows] == ["needed", "needed", "contained"], rows
    assert rows[2]["by"] == ["1"] and rows[0]["mergeable"] == ["2"], rows


def reads_no_half_of_a_file():
    big = written("big.csv", "tcp,443,203.0.113.0/24\n" * 800000)  # 18 MB
    refused(2, ["firewall", "check", big, "--format", "csv", "--fail-on", "internet:22"], says="larger than 16 MB")


def rewrites():
    rules = written("w.csv", "tcp,22,0.0.0.0/1\ntcp,22,128.0.0.0/1\ntcp,22,10.0.0.0/8\n")
    ended = good("firewall", "rewrite", rules)
    assert "3 rules become 1, proved to admit the same; no smaller set" in ended.said, ended.said
    fewer = written("f.tf", good("firewall", "rewrite", rules, "--as", "terraform").text)
    assert "✓" in good("firewall", "equal", rules, fewer).text


def compares():
    ended = good("firewall", "equal", "web-01", "db-01", code=3)
    assert "5432/tcp" in ended.text and "443/tcp" in ended.text and "4,294,967,296 IPv4 addresses × 1 port" in ended.text
    assert "✓" in good("firewall", "equal", "web-01", "web-01").text


def goes_out_and_comes_back():
    for form in EVERY:
        ended = run("firewall", "export", "web-01", "--format", form)
        assert ended.code in (0, 7) and (ended.code == 7) == bool(ended.said), (form, ended.said)
        file = written(f"web-01.{'tf' if form == 'terraform' else form}", ended.text)
        if ended.code == 0:
            assert "✓" in good("firewall", "equal", "web-01", file).text, form
        assert good("firewall", "import", file, "--output", "json").json
    nft = subprocess.run(["unshare", "-n", "nft", "-c", "-f", path("web-01.nft")] if os.geteuid() == 0
                         else ["unshare", "-Urn", "nft", "-c", "-f", path("web-01.nft")], capture_output=True, text=True)
    assert nft.returncode == 0, nft.stderr


def adds_what_is_missing():
    file = written("more.csv", "tcp,443,0.0.0.0/0\ntcp,8443,198.51.100.0/24,partner\n")
    before = len(good("firewall", "list", "web-01", "--output", "json").json)
    good("firewall", "import", file, "--to", "web-01", "--yes")
    after = good("firewall", "list", "web-01", "--output", "json").json
    assert len(after) == before + 1, after
    assert "has all 2 rules already" in good("firewall", "import", file, "--to", "web-01").text
    twice = written("twice.csv", "tcp,8099,10.0.0.0/8\ntcp,8099,10.0.0.0/8\n")
    assert len(good("firewall", "import", twice, "--to", "web-01", "--dry-run", "--output", "json").json["steps"]) == 1
    good("undo")
    assert len(good("firewall", "list", "web-01", "--output", "json").json) == before


def lists_who_is_guarded():
    shown = good("firewall", "list", "--columns", "group,instances", "--output", "json").json
    assert shown and all(row["instances"] == [row["group"]] for row in shown), shown
    # A filter may ask for what is not shown.
    chosen = good("firewall", "list", "--columns", "group,id", "--filter", 'instances contains "web-01"',
                  "--output", "json").json
    assert {row["group"] for row in chosen if not row["id"].startswith("implicit")} >= {"web-01"}, chosen
    assert chosen != good("firewall", "list", "--columns", "group,id", "--output", "json").json
    refused(1, ["firewall", "list", "nowhere"], says="There is no instance nowhere. There are: ")
    refused(2, ["firewall", "list", "--columns", "moon"], says="moon")


def bad_input():
    for words, says in [
        (["firewall", "explain", "web-01", "tcp", "--from", "203.0.113.7"], "which port"),
        (["firewall", "explain", "web-01", "tcp", "443"], "--from ADDRESS"),
        (["firewall", "explain", "web-01", "tcp", "443", "--from", "10.0.0.0/8"], "is a block"),
        (["firewall", "explain", "web-01", "tcp", "443", "--from", "10.0.0.300"], "10.0.0.300"),
        (["firewall", "explain", "web-01", "pigeon", "443", "--from", "10.0.0.3"], "pigeon"),
        (["firewall", "explain", "web-01", "icmp", "300", "--from", "10.0.0.3"], "300"),
        (["firewall", "explain", "web-01", "tcp", "443", "--from", "10.0.0.3", "--host", written("h", "iptables")], "Line 1, column 1"),
        (["firewall", "check", "--fail-on", "moon:22"], "moon"),
        (["firewall", "check", written("b.csv", "tcp,443,10.0.0.5/8\n")], "Line 1, column 9.*10.0.0.0/8"),
        (["firewall", "import", written("b2.csv", "tcp,443,10.0.0.0/8\ntcp,70000,10.0.0.0/8\n"), "--to", "web-01"], "Line 2, column 5"),
        (["firewall", "import", written("b.json", "{")], "Line 1, column"),
        (["firewall", "export", "web-01", "--format", "pf"], "pf"),
        (["firewall", "import", written("noform", "hello")], "--format"),
    ]:
        refused(2, words, says=says)
    refused(1, ["firewall", "export", "web-99"], says="There are: ")
    refused(1, ["firewall", "import", path("none.csv")], says="none.csv")
    assert not re.search("10.0.0.0/8", good("firewall", "list").text)


def everything():
    with Sandbox("--scenario", "messy") as sandbox:
        sandbox.sign_in()
        for step in (explains, checks, reads_no_half_of_a_file, rewrites, compares, goes_out_and_comes_back, adds_what_is_missing,
                     lists_who_is_guarded, bad_input):
            step()


main(everything)
