"""`cloudnx log requests`: what the programs sent, as the server saw it."""

import json

from world import Sandbox, good, main, refused


def it_tells_what_was_sent(sandbox):
    good("iam", "user", "create", "alice")
    refused(1, ["iam", "user", "show", "nobody"])
    rows = good("log", "requests", "--output", "json").json
    assert rows == sorted(rows, key=lambda row: row["time"]), "newest last"
    assert all(row["host"] == "127.0.0.1" and row["status"] for row in rows), rows
    # The server keeps its own book: every call that changed something carries the same id in both.
    theirs = {event["request_id"]: event for event in good("audit", "list", "--output", "json").json}
    made = [row for row in rows if row["request_id"] in theirs and row["method"] == "POST"]
    event = theirs[made[-1]["request_id"]]
    assert event["path"] == made[-1]["path"] and event["status"] == made[-1]["status"], (event, made[-1])
    assert "password" not in json.dumps(rows) and sandbox.place["password"] not in json.dumps(rows)


def it_is_cut_to_the_newest():
    rows = good("log", "requests", "--output", "jsonl").text.splitlines()
    assert good("log", "requests", "--limit", "2", "--output", "jsonl").text.splitlines() == rows[-2:]
    refused(2, ["log", "requests", "--limit", "0"], says="at least 1")


def a_dead_service_stands_in_it():
    refused(1, ["iam", "user", "list"], says="connection was refused")
    last = good("log", "requests", "--limit", "1", "--output", "json").json[0]
    assert last["status"] is None and last["trouble"] == "network", last
    table = good("log", "requests", "--limit", "1").text
    assert "no answer" in table and "network" in table and "GET" in table, table


def it_says_that_it_is_empty():
    good("profile", "add", "other", "--url", "https://127.0.0.1:9")
    assert "Nothing was sent from here yet." in good("log", "requests", "--profile", "other").text


def everything():
    with Sandbox() as sandbox:
        sandbox.sign_in()
        it_tells_what_was_sent(sandbox)
        it_is_cut_to_the_newest()
    a_dead_service_stands_in_it()
    it_says_that_it_is_empty()


main(everything)
