"""The archive from the terminal: fetched, asked, followed live, exported, imported, against other readers of the formats."""

import csv
import fcntl
import gzip
import io
import json
import os
import subprocess
import tempfile
import time
import warnings

from world import BIN, Person, Sandbox, good, main, refused, run


def fetching():
    first = good("audit", "sync", "--output", "json").json
    assert first["added"] > 50 and first["in_archive"] == first["added"] and first["gaps"] == [], first
    again = good("audit", "sync", "--output", "json").json
    assert again["added"] <= 5 and again["gaps"] == [], again
    folder = next(root for root, _, files in os.walk(os.environ.get("XDG_STATE_HOME", os.environ["HOME"])) if any(f.endswith(".segment") for f in files))
    assert all(os.stat(os.path.join(folder, name)).st_mode & 0o077 == 0 for name in os.listdir(folder))


def asking():
    everything = good("audit", "list", "--limit", "100000", "--output", "json").json
    assert everything == sorted(everything, key=lambda event: event["time"], reverse=True)
    for text, fits in [
        ("status > 200", lambda e: e["status"] > 200),
        ("actor_kind == root && !(status >= 400)", lambda e: e["actor_kind"] == "root" and e["status"] < 400),
        ('action ~ "iam:*"', lambda e: e["action"].startswith("iam:")),
        ("FIREWALLRULE", lambda e: "firewallrule" in json.dumps(e).lower()),
        ("details.cidr in 0.0.0.0/0", lambda e: e["details"].get("cidr") == "0.0.0.0/0"),
        ("method in {POST, PUT} || status == 403", lambda e: e["method"] in ("POST", "PUT") or e["status"] == 403),
    ]:
        found = good("audit", "list", text, "--limit", "100000", "--offline", "--output", "json").json
        assert [e["id"] for e in found] == [e["id"] for e in everything if fits(e)], text
        assert found, text
    refused(2, ["audit", "list", "stauts == 1"], says=r"column 1\.\n  stauts == 1\n  \^\^\^\^\^\^\nNo field \"stauts\"")
    refused(2, ["audit", "list", "status >="], says="column 10")
    refused(2, ["audit", "top", "colour"], says="is no field")
    refused(1, ["audit", "show", "no-such-event", "--offline"], says="has no event")


def reading():
    """Only what was fetched counts as read, and only when the newest of it was shown."""
    def noted():
        for root, _, files in os.walk(os.environ.get("XDG_STATE_HOME", os.environ["HOME"])):
            if "record.json" in files:
                with open(os.path.join(root, "record.json")) as file:
                    return json.load(file).get("audit_read_at")

    good("audit", "list", "--limit", "1")
    first = noted()
    assert first
    good("audit", "list", "--limit", "1", "--offline")
    good("audit", "list", "status == 418")
    assert noted() == first
    for _ in range(100):  # the service's clock is known by the second
        good("audit", "list", "--limit", "1")
        if noted() > first:
            return
    raise AssertionError("what was read later is not noted")


def counting():
    everything = good("audit", "list", "--limit", "100000", "--offline", "--output", "json").json
    stats = good("audit", "stats", "--offline", "--output", "json").json
    assert stats["events"] == len(everything)
    assert stats["actors"] == len({e["actor"] for e in everything})
    top = good("audit", "top", "actor", "--offline", "--output", "json").json
    counts = {row["value"]: row["count"] for row in top}
    assert counts == {a: sum(e["actor"] == a for e in everything) for a in counts} and len(counts) == stats["actors"]
    bars = good("audit", "histogram", "--by", "day", "--offline", "--output", "json").json
    assert sum(bar["count"] for bar in bars) == len(everything)
    picture = good("audit", "histogram", "--by", "day", "--offline").text
    assert "█" in picture.splitlines()[0] and "\x1b" not in picture
    told = good("audit", "new", "--by", "actor+action", "--since", "3650d", "--limit", "100000", "--offline", "--output", "json")
    new = told.json
    oldest = min(e["time"] for e in good("audit", "list", "--limit", "100000", "--offline", "--output", "json").json)
    assert "First among the " in told.said and f"begins at {oldest}" in told.said, (told.said, oldest)
    assert len(new) == len({(e["actor"], e["action"]) for e in everything})
    oldest = {}
    for event in everything:
        oldest[event["actor"], event["action"]] = event["time"]  # newest first, so the last one stays
    assert all(row["first_seen"] == oldest[row["value"], row["with"]] for row in new)


def telling():
    opened = good("audit", "list", 'action == "compute:AddFirewallRule"', "--output", "json", "--offline").json[0]
    shown = good("audit", "show", opened["id"], "--offline").text
    assert "opened 5432/tcp of " in shown and " to the world." in shown.splitlines()[0], shown
    around = good("audit", "show", opened["request_id"], "--around", "3", "--output", "json", "--offline").json
    assert opened["id"] in [e["id"] for e in around] and 4 <= len(around) <= 7
    deeds = good("audit", "follow", "actor", opened["actor"], "--offline").text
    assert "opened 5432/tcp of " in deeds
    refused(2, ["audit", "follow", "moon", "x"], says="cannot be followed")


def saving():
    assert "No filter is saved" in good("audit", "save").text
    good("audit", "save", "refused", "status in {401, 403}")
    assert good("audit", "save", "--output", "json").json[0]["filter"] == "status in {401, 403}"
    by_view = good("audit", "list", "--view", "refused", "--offline", "--output", "json").json
    assert by_view == good("audit", "list", "status in {401, 403}", "--offline", "--output", "json").json
    refused(1, ["audit", "list", "--view", "other", "--offline"], says="There are: refused")
    refused(2, ["audit", "save", "broken", "status >"], says="column 9")
    good("audit", "save", "refused", "--forget")


def exporting():
    lines = good("audit", "export", "-", "--offline")
    assert lines.said.startswith("Exported ")
    events = [json.loads(line) for line in lines.text.splitlines()]
    assert len(events) == good("audit", "stats", "--offline", "--output", "json").json["events"]
    rows = list(csv.DictReader(io.StringIO(good("audit", "export", "-", "--format", "csv", "--offline").out.decode(), newline="")))
    assert [row["id"] for row in rows] == [event["id"] for event in events]
    assert [row["status"] for row in rows] == [str(event.get("status", "")) for event in events]
    check_cadf(good("audit", "export", "-", "--format", "cadf", "--offline").text, events)
    check_ocsf(good("audit", "export", "-", "--format", "ocsf", "--offline").text, events)
    return events


def check_cadf(text, events):
    """As OpenStack's own library judges it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # "Invalid uuid" is one
        from pycadf import event, reason, resource, timestamp
        read = [json.loads(line) for line in text.splitlines()]
        assert len(read) == len(events)
        for one, ours in zip(read, events):
            def thing(name):
                return resource.Resource(**{key: value for key, value in one[name].items() if key in ("id", "typeURI", "name")})
            rebuilt = event.Event(eventType=one["eventType"], id=one["id"], eventTime=one["eventTime"], action=one["action"],
                                  outcome=one["outcome"], initiator=thing("initiator"), target=thing("target"),
                                  observer=thing("observer"), reason=reason.Reason(**one["reason"]), name=one["name"])
            assert rebuilt.is_valid() and timestamp.is_valid(one["eventTime"])
            assert time.strptime(one["eventTime"], "%Y-%m-%dT%H:%M:%S.%f%z")
            assert one["initiator"]["name"] == ours["actor"] and one["reason"]["reasonCode"] == str(ours["status"])


def check_ocsf(text, events):
    """What the schema of API Activity requires."""
    for one, ours in zip([json.loads(line) for line in text.splitlines()], events, strict=True):
        assert one["class_uid"] == 6003 and one["category_uid"] == 6
        assert one["type_uid"] == one["class_uid"] * 100 + one["activity_id"] and one["severity_id"] in range(7)
        assert {"activity_id", "actor", "api", "metadata", "src_endpoint", "time"} <= one.keys()
        assert one["metadata"]["version"] and one["metadata"]["product"]["vendor_name"] and one["api"]["operation"]
        assert one["status_id"] == (1 if ours["status"] < 400 else 2)


def importing(events):
    with tempfile.TemporaryDirectory() as folder:
        for name, form in (("a.jsonl", "jsonl"), ("b.csv", "csv"), ("c.json", "cadf"), ("d.json", "ocsf")):
            path = os.path.join(folder, name)
            assert f"Exported {len(events)} of" in good("audit", "export", path, "--format", form, "--offline").said
            assert os.stat(path).st_mode & 0o077 == 0
            back = good("audit", "import", path, "--output", "json").json
            assert back == {"files": 1, "added": 0, "known": len(events), "broken": 0}, (name, back)
        trail = {"Records": [{"eventVersion": "1.08", "eventTime": f"2024-03-0{day}T10:00:00Z", "eventSource": "iam.amazonaws.com",
                              "eventName": "CreateUser", "userIdentity": {"type": "IAMUser", "userName": "mallory"},
                              "sourceIPAddress": "192.0.2.9", "eventID": f"ct-{day}"} for day in range(1, 6)]}
        os.mkdir(os.path.join(folder, "trail"))
        for number in (1, 2):
            with gzip.open(os.path.join(folder, "trail", f"{number}.json.gz"), "wt") as file:
                json.dump({"Records": trail["Records"][number * 2 - 2:number * 2]}, file)
        assert good("audit", "import", os.path.join(folder, "trail"), "--output", "json").json["added"] == 4
        piped = good("audit", "import", "-", "--output", "json", stdin=json.dumps(trail).encode()).json
        assert piped["added"] == 1 and piped["known"] == 4
    assert len(good("audit", "list", "actor == mallory && ip in 192.0.2.0/24", "--offline", "--output", "json").json) == 5
    text = b'{"time":"2024-01-01T00:00:00Z","id":"x1"}\nnonsense\n{"time":"2024-01-01T00:00:01Z","id":"x2"}\n'
    stopped = run("audit", "import", "-", "--format", "jsonl", stdin=text)
    assert stopped.code == 7 and "line 2: it is no JSON object" in stopped.said and "--skip-broken" in stopped.said
    skipped = good("audit", "import", "-", "--format", "jsonl", "--skip-broken", "--output", "json", stdin=text)
    assert skipped.json == {"files": 1, "added": 1, "known": 1, "broken": 1} and "line 2" in skipped.said
    refused(1, ["audit", "import", "/no/such/file"], says="no file")


def nasty_cells():
    """Whatever people put into events: Python's csv reads the same texts, a spreadsheet runs none, a terminal obeys none."""
    texts = ["=1+1", "+x", "-1", "@SUM(A1)", "'=quoted", 'a,"b"', "two\nlines", "\ttab", "\r", "Žofie 💥", "C:\\x86", "\x1b]0;owned\x07", "\x9b2J", "\u202egpj", " "]
    lines = [json.dumps({"time": f"2023-01-01T00:00:{at:02}.000Z", "id": f"nasty{at}", "actor": text, "details": {"said": text}}) for at, text in enumerate(texts)]
    good("audit", "import", "-", "--format", "jsonl", stdin="\n".join(lines).encode())
    out = good("audit", "export", "-", 'id contains "nasty"', "--format", "csv", "--offline").out
    assert not any(letter < " " and letter not in "\t\r\n" or "\x7f" <= letter <= "\x9f" or letter == "\u202e" for letter in out.decode())
    rows = sorted(csv.DictReader(io.StringIO(out.decode(), newline="")), key=lambda row: row["time"])
    assert [json.loads(row["details"])["said"] for row in rows] == texts
    assert not any(row["actor"][0] in "=+-@\t\r\n" for row in rows)
    seen = [row["actor"][1:] if row["actor"].lstrip("'")[0] in "=+-@\t\r\n" else row["actor"] for row in rows]
    shown = {"C:\\x86": r"C:\x5cx86", "\x1b]0;owned\x07": r"\x1b]0;owned\x07", "\x9b2J": r"\x9b2J", "\u202egpj": r"\u202egpj"}
    assert seen == [shown.get(text, text) for text in texts], seen
    back = good("audit", "import", "-", "--output", "json", stdin=out).json
    assert back["known"] == len(texts) and back["added"] == 0, back


def archive_files():
    """The archive's segments, the largest first."""
    files = [os.path.join(root, name) for root, _, names in os.walk(os.environ.get("XDG_STATE_HOME", os.environ["HOME"]))
             for name in names if name.endswith(".segment")]
    return sorted(files, key=os.path.getsize, reverse=True)


def damage(path):
    """In the middle, where its rows stand."""
    with open(path, "r+b") as file:
        file.seek(os.path.getsize(path) // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 0x10]))


def encrypting():
    """Nothing of an event stands in the files any more; the key is in the keyring alone, and without it there is no archive."""
    before = sorted(good("audit", "export", "-", "--offline").text.splitlines())

    def tells(word):
        return any(word in open(path, "rb").read() for path in archive_files())

    assert tells(b"CreateUser")
    assert good("audit", "encrypt", "--output", "json").json == {"encrypted": True}
    assert not tells(b"CreateUser") and not tells(b"alice")
    assert "already" in good("audit", "encrypt").text
    good("iam", "user", "create", "quiet-user")
    good("audit", "sync")
    assert not tells(b"quiet-user")
    assert set(before) <= set(good("audit", "export", "-", "--offline").text.splitlines())
    assert "Nothing is damaged" in good("audit", "repair").text
    profile = good("profile", "show", "--output", "json").json["name"]
    entry = ["server", "cloudnx", "user", f"{profile}/archive-key"]
    key = subprocess.run(["secret-tool", "lookup", *entry], capture_output=True, check=True).stdout
    subprocess.run(["secret-tool", "clear", *entry], check=True)
    refused(1, ["audit", "list", "--offline"], says="its key is not in the keychain")
    refused(1, ["audit", "repair"], says="its key is not in the keychain")
    type_of_key = ["xdg:schema", "org.qt.keychain", "type", "base64"]
    subprocess.run(["secret-tool", "store", "--label", "key", *entry, *type_of_key], input=key, check=True)
    assert "not encrypted any more" in good("audit", "decrypt").text
    assert tells(b"quiet-user")
    assert subprocess.run(["secret-tool", "lookup", *entry], capture_output=True).stdout == b""
    assert "is not encrypted" in good("audit", "decrypt").text


def repairing():
    """Everything in the archive came from the service, so all that is lost can come again."""
    before = sorted(good("audit", "export", "-").text.splitlines())
    assert "Nothing is damaged" in good("audit", "repair").text
    damage(archive_files()[0])
    refused(8, ["audit", "export", "-", "--offline"], says="cloudnx audit repair")
    repaired = good("audit", "repair")
    assert " aside as " in repaired.text and " had been lost." in repaired.text, repaired.text
    assert set(before) <= set(good("audit", "export", "-", "--offline").text.splitlines())
    assert good("audit", "sync", "--output", "json").json["gaps"] == []
    damage(archive_files()[0])
    later = run("audit", "repair", "--offline", "--output", "json")
    assert later.code == 7 and later.json["lost"] > 0 and len(later.json["gaps"]) == 1 and "cloudnx audit sync" in later.said, later.said
    good("audit", "sync")
    after = good("audit", "export", "-", "--offline").text.splitlines()
    assert set(before) <= set(after) and len(after) == len(set(after))


def marking(url):
    """While the control plane is away a mark says so, once; another one that what was missing came."""
    def made(name):
        good("kms", "create-key", name)
        return next(key["id"] for key in good("kms", "list", "--output", "json").json if key["name"] == name)

    person = Person("audit", "tail", 'action ~ "kms:*"', "--limit", "1")
    before = made("before")
    person.until(before)
    good("sandbox", "stop")
    person.until("---- events may be missing from here on: ")
    good("sandbox", "start", "--port", url.rsplit(":", 1)[1])
    person.until("---- fetched what was missing ----")
    after = made("after")
    person.until(after)
    seen = person.seen
    assert seen.index(before) < seen.index("may be missing") < seen.index("fetched what") < seen.index(after)
    assert seen.count("may be missing") == 1, seen
    # Ctrl+S holds the terminal, as everywhere; what comes meanwhile is fetched, and shown when it goes on.
    person.types("\x13")
    held = made("held")
    for _ in range(300):
        if good("audit", "list", f'resource contains "{held}"', "--offline", "--output", "json").json:
            break
    else:
        raise AssertionError("what comes while the terminal is held is not fetched")
    assert not person.has_news()
    person.types("\x11").until(held)
    person.types("\x03")
    assert person.ends() == 0


def tailing():
    good("kms", "create-key", "long-ago")
    good("kms", "create-key", "just-before")
    keys = {row["name"]: row["id"] for row in good("kms", "list", "--output", "json").json}
    person = Person("audit", "tail", 'action ~ "kms:*"', "--limit", "1").until(keys["just-before"])
    before = time.monotonic()
    good("kms", "create-key", "watched")
    made = time.monotonic()
    keys = {row["name"]: row["id"] for row in good("kms", "list", "--output", "json").json}
    person.until(keys["watched"])
    assert keys["long-ago"] not in person.seen, person.seen  # old is no news
    assert time.monotonic() - made < 5 and made > before  # the machine is busy; the pulse is below a second
    person.types("\x03")
    assert person.ends() == 0  # being stopped is how it ends
    lines = subprocess.run(f"{BIN}/cloudnx audit tail --once --limit 3 --output jsonl | head -n 1", shell=True, capture_output=True)
    assert "action" in json.loads(lines.stdout)


def beside_another_writer():
    """Who only asks is answered from what is there, at once; who tails sees what the other one brings, and a mark."""
    lock = os.path.join(os.path.dirname(archive_files()[0]), "writer.lock")
    with open(lock, "r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        asked = good("audit", "list", "--output", "json")
        assert asked.json and "Another program writes to the archive" in asked.said, asked.said
        person = Person("audit", "tail", "actor == stranger", "--limit", "1").until("Another program writes")
    person.until("---- fetched what was missing ----")
    line = json.dumps({"time": "2026-11-26T00:00:00Z", "id": "from-the-other", "actor": "stranger", "action": "x:Y"})
    good("audit", "import", "-", "--format", "jsonl", stdin=line.encode())
    person.until("stranger")
    person.types("\x03")
    assert person.ends() == 0


def without_the_service():
    good("sandbox", "stop")
    assert good("audit", "list", "--offline", "--output", "json").json
    told = good("audit", "list", "--output", "json")
    assert told.json and "Missing: " in told.said, told.said
    assert good("audit", "stats", "--offline", "--output", "json").json["gaps"] >= 1
    good("sandbox", "start")
    assert good("audit", "sync", "--output", "json").json["gaps"] == []


def everything():
    with Sandbox("--scenario", "messy") as sandbox:
        sandbox.sign_in()
        good("iam", "user", "create", "alice")
        fetching()
        repairing()
        encrypting()
        asking()
        reading()
        counting()
        telling()
        saving()
        importing(exporting())
        nasty_cells()
        tailing()
        marking(sandbox.place["url"])
        beside_another_writer()
        without_the_service()


main(everything)
