"""A year of audit events: the archive beside SQLite with its best indexes and DuckDB, all in one run, medians warm.

./dev bench audit [--events=1000000] [--runs=N]. Events and databases stay in $CLOUDNX_AUDIT_DATA (build/bench/audit) and are
made once. Ten million events are 5.2 GB of JSON, and take SQLite some minutes to read. Answers of the three must agree.
"""
import itertools
import json
import math
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import auditfilters

BIN = pathlib.Path(os.environ["CLOUDNX_BIN"])
BENCH = pathlib.Path(os.environ["CLOUDNX_BENCH"])
DATA = pathlib.Path(os.environ.get("CLOUDNX_AUDIT_DATA", BENCH / "audit"))
FIVE = [62, 2, 16, 357, 10]  # actors, by how much they do
SIX = ["actor's week", "substring, rare", "substring, frequent", "facet", "histogram", "compound", "first seen"]


def option(name, usual):
    for word in sys.argv:
        if word.startswith(f"--{name}="):
            return int(word.split("=")[1])
    return usual


EVENTS = option("events", 10_000_000)
RUNS = option("runs", 9)


def say(text):
    print(text, file=sys.stderr, flush=True)


def cpu_of(command, **how):
    """Wall and CPU seconds of a whole process, and what it wrote."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    out = subprocess.run(command, check=True, capture_output=True, text=True, **how).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, out


def events(many=EVENTS):
    file = DATA / f"events-{many}.jsonl"
    if not file.exists():
        say(f"Making {many} events")
        with open(f"{file}.new", "wb") as to:
            subprocess.run([BENCH / "auditevents", str(many), "42"], stdout=to, check=True)
        os.rename(f"{file}.new", file)
    return file


def kept(file, make):
    """What make() measured when it made @p file; measured once, and read again afterwards."""
    note = pathlib.Path(f"{file}.measured")
    if not note.exists() or not pathlib.Path(file).exists():
        note.write_text(json.dumps(make()))
    return json.loads(note.read_text())


# DuckDB

def duck(database, steps):
    out = subprocess.run(["node", "run.js", str(database)], input=json.dumps(steps), check=True, capture_output=True, text=True,
                         cwd=BENCH / "duckdb").stdout
    return {row["name"]: row for row in map(json.loads, out.splitlines())}


DUCK_COLUMNS = ("{ts:'TIMESTAMP', id:'VARCHAR', request_id:'VARCHAR', actor:'STRUCT(type VARCHAR, id VARCHAR)', account:'VARCHAR',"
                " ip:'VARCHAR', ua:'VARCHAR', method:'VARCHAR', path:'VARCHAR', action:'VARCHAR', resource:'VARCHAR',"
                " status:'SMALLINT', dur_ms:'INTEGER', details:'JSON'}")
DUCK_IP4 = ("CASE WHEN ip LIKE '%.%' THEN split_part(ip,'.',1)::BIGINT*16777216 + split_part(ip,'.',2)::BIGINT*65536"
            " + split_part(ip,'.',3)::BIGINT*256 + split_part(ip,'.',4)::BIGINT END")


def duck_load(database, file):
    pathlib.Path(database).unlink(missing_ok=True)
    # The address as a number is made afterwards and not counted: our import does without it.
    steps = [{"name": "load", "runs": 1, "sql": "CREATE TABLE e AS SELECT ts, id, request_id, actor.type AS actor_kind, actor.id AS"
              f" actor, account, ip, ua, method, path, action, resource, status, dur_ms, details FROM read_json('{file}',"
              f" format='newline_delimited', columns={DUCK_COLUMNS}); CHECKPOINT"}]
    loaded = duck(database, steps)["load"]
    loaded["bytes"] = os.path.getsize(database)
    duck(database, [{"name": "ip4", "runs": 1, "sql": f"ALTER TABLE e ADD COLUMN ip4 BIGINT; UPDATE e SET ip4 = {DUCK_IP4}; CHECKPOINT"}])
    return loaded


def in_list(names):
    return ",".join(f"'{name}'" for name in names)


def actors(file):
    """The names of FIVE: they end in the number, and each acts often enough to stand among the first events."""
    found = {}
    with open(file, encoding="utf-8") as lines:
        for line in itertools.islice(lines, 200_000):
            name = json.loads(line)["actor"]["id"]
            number = re.search(r"^[a-z]+\.[a-z]+?(\d+)$", name)
            if number and int(number[1]) in FIVE:
                found[int(number[1])] = name
    return [found[number] for number in FIVE]


def questions(request_id, five, last, hour, week, june, july):
    """Name -> SQL; the few words in which the two engines differ are the parameters."""
    compound = f"actor IN ({in_list(five)}) AND ip4 BETWEEN 167772160 AND 169869311 AND action LIKE 'firewall.%' AND ts >= {june} AND ts < {july}"
    return {
        "lookup": f"SELECT * FROM e WHERE request_id = '{request_id}'",
        "actor's week": f"SELECT * FROM e WHERE actor = '{five[0]}' AND ts > {week} ORDER BY ts DESC LIMIT 100",
        "substring, rare": "SELECT count(*) FROM e WHERE instr(ua, 'sqlmap') > 0 OR instr(path, 'sqlmap') > 0",
        "substring, frequent": "SELECT count(*) FROM e WHERE instr(ua, 'Terraform/1.5') > 0 OR instr(path, 'Terraform/1.5') > 0",
        "substring in details": "SELECT count(*) FROM e WHERE instr(details, '\"to\":\"web-77\"') > 0",
        "facet": "SELECT action, count(*) AS n FROM e GROUP BY action ORDER BY n DESC, action LIMIT 20",
        "histogram": f"SELECT {hour} AS h, count(*) FROM e WHERE status >= 400 GROUP BY h ORDER BY h",
        "compound": f"SELECT count(*) FROM e WHERE {compound}",
        "first seen": "SELECT actor, ip, min(ts) AS first FROM e GROUP BY actor, ip ORDER BY first DESC LIMIT 100",
    }


# SQLite

def sqlite_load(database):
    pathlib.Path(database).unlink(missing_ok=True)
    wall, cpu, _ = cpu_of([BENCH / "sqliteload", events(), database])
    return {"wall": wall * 1000, "cpu": cpu * 1000, "bytes": os.path.getsize(database)}


def sqlite_run(database, asked):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.execute("PRAGMA mmap_size=17179869184")
    connection.execute("PRAGMA cache_size=-262144")
    found = {}
    for name, sql in asked.items():
        walls = []
        rows = []
        while len(walls) < 3 or (len(walls) < RUNS and sum(walls) < 3000):
            began = time.perf_counter()
            rows = connection.execute(sql).fetchall()
            walls.append((time.perf_counter() - began) * 1000)
        found[name] = {"wall": statistics.median(walls[1:]), "answer": str(rows[0][0]) if rows else "", "rows": len(rows)}
    return found


# Ours

def ours_load(folder, file):
    shutil.rmtree(folder, ignore_errors=True)
    wall, cpu, _ = cpu_of([BENCH / "auditbench", "import", file, folder])
    return {"wall": wall * 1000, "cpu": cpu * 1000, "bytes": sum(f.stat().st_size for f in pathlib.Path(folder).iterdir())}


def ours_run(folder, request_id, five):
    out = subprocess.run([BENCH / "auditbench", "queries", folder, request_id, str(RUNS), *five], check=True,
                         capture_output=True, text=True).stdout
    found = {}
    for line in out.splitlines():
        name, median, p95, cpu, answer = line.split("\t")
        found[name] = {"wall": float(median), "p95": float(p95), "cpu": float(cpu), "answer": answer}
    return found


def read_all(folder):
    """Puts the archive back into the page cache: all rows but the cold one are of a warm one."""
    for file in pathlib.Path(folder).iterdir():
        with open(file, "rb") as bytes_of:
            while bytes_of.read(1 << 20):
                pass


def first_page(folder, is_cold):
    if is_cold:
        for file in pathlib.Path(folder).iterdir():
            descriptor = os.open(file, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)
    return float(subprocess.run([BENCH / "auditbench", "first", folder], check=True, capture_output=True, text=True).stdout.split("\t")[1])


def sealed(Row, size, folder, plain, request_id, five):
    """The same archive, encrypted, beside itself: what it costs, and what stays as it was."""
    copy = pathlib.Path(f"{folder}-sealed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    written = float(subprocess.run([BENCH / "auditbench", "seal", copy], check=True, capture_output=True, text=True).stdout.split("\t")[1])
    weigh = lambda of: sum(f.stat().st_size for f in pathlib.Path(of).iterdir())
    ours = ours_run(copy, request_id, five)
    for name in ours:
        if name not in ("private memory",) and ours[name]["answer"] != plain[name]["answer"]:
            sys.exit(f"The encrypted archive answers \"{name}\" otherwise")
    yield Row(f"{size} encrypted: six queries, warm, geometric mean", geometric(ours[n]["wall"] for n in SIX), "plain", geometric(plain[n]["wall"] for n in SIX), 1.2)
    yield Row(f"{size} encrypted: first 100 rows, cold", statistics.median(first_page(copy, True) for _ in range(5)), "plain", statistics.median(first_page(folder, True) for _ in range(5)), 2)
    yield Row(f"{size} encrypted: first 100 rows, warm", statistics.median(first_page(copy, False) for _ in range(9)), "limit", 20, 1)
    yield Row(f"{size} encrypted: private memory", float(ours["private memory"]["answer"]), "the whole archive", weigh(copy) / 1e6, 1, "MB")
    yield Row(f"{size} encrypted: bytes on disk", weigh(copy) / 1e6, "plain", weigh(folder) / 1e6, 1.02, "MB")
    yield Row(f"{size} encrypting it all", written, "copying it durably, at 100 MB/s", weigh(folder) / 1e5, 1)
    shutil.rmtree(copy)


def screen(what, folder):
    return json.loads(subprocess.run([BENCH / "tablebench", what, folder], check=True, capture_output=True, text=True).stdout)


def random_filters(many=1000, of=100_000):
    """Milliseconds that ours and DuckDB took for all of them. Ends the run when an answer differs: number and times of the events."""
    file, folder, database = events(of), DATA / f"archive-{of}", DATA / f"duck-{of}.db"
    ours_load(folder, file)
    duck_load(database, file)
    asked = auditfilters.made_up(file, many)
    out = subprocess.run([BENCH / "auditbench", "count", folder], input="".join(f"{ours}\n" for ours, _ in asked), check=True,
                         capture_output=True, text=True).stdout.splitlines()
    theirs = duck(database, [{"name": str(at), "runs": 1, "sql": f"SELECT count(*) || ' ' || coalesce(sum(epoch_ms(ts)), 0) FROM e WHERE {sql}"}
                             for at, (_, sql) in enumerate(asked)])
    some = 0
    for at, (ours, sql) in enumerate(asked):
        count, total, wall = out[at].split("\t")
        if f"{count} {total}" != theirs[str(at)]["answer"]:
            sys.exit(f"The answers differ: {ours}\n  {sql}\n  ours {count} {total}, DuckDB {theirs[str(at)]['answer']}")
        some += 0 < int(count) < of
    if some < many / 2:
        sys.exit(f"Only {some} of {many} random filters chose anything")
    return float(wall), sum(answer["wall"] for answer in theirs.values())


def tail_seconds(runs=7):
    """From the service's answer to a change until `audit tail` shows it, median and worst; each a second run of its pulse."""
    cloudnx = [BIN / "cloudnx", "--profile", "sandbox"]
    with tempfile.TemporaryDirectory() as data:
        started = json.loads(subprocess.run([BIN / "cloudnx", "sandbox", "start", "--scenario", "fresh", "--data", data, "--output", "json"],
                                            capture_output=True, text=True, check=True).stdout)
        try:
            subprocess.run([*cloudnx, "login", "--email", started["email"], "--stdin"], input=started["password"] + "\n", text=True,
                           check=True, stdout=subprocess.DEVNULL)
            subprocess.run([*cloudnx, "kms", "create-key", "first"], check=True, stdout=subprocess.DEVNULL)
            tail = subprocess.Popen([*cloudnx, "audit", "tail", 'action == "kms:CreateKey"', "--limit", "1"], stdout=subprocess.PIPE, text=True)
            tail.stdout.readline()
            waits = []
            for run in range(runs):
                subprocess.run([*cloudnx, "kms", "create-key", f"key{run}"], check=True, stdout=subprocess.DEVNULL)
                answered = time.perf_counter()
                tail.stdout.readline()
                waits.append(time.perf_counter() - answered)
            tail.terminate()
            tail.wait()
            return statistics.median(waits), max(waits)
        finally:
            subprocess.run([BIN / "cloudnx", "sandbox", "stop"], stdout=subprocess.DEVNULL)


def geometric(values):
    return math.exp(statistics.fmean(math.log(value) for value in values))


def agree(ours, peers):
    """The first number of each answer, and of what returns rows their number."""
    for name in ("substring, rare", "substring, frequent", "substring in details", "compound"):
        answers = {ours[name]["answer"], *(peer[name]["answer"] for peer in peers)}
        if len(answers) != 1 or "0" in answers:
            sys.exit(f"The answers to \"{name}\" differ, or are none: {answers}")
    for name in ("lookup", "actor's week"):
        counts = {int(ours[name]["answer"].split()[0]), *(peer[name]["rows"] for peer in peers)}
        if len(counts) != 1 or 0 in counts:
            sys.exit(f"The answers to \"{name}\" differ, or are none: {counts} rows")
    if {ours["facet"]["answer"].split()[0], *(peer["facet"]["answer"] for peer in peers)} != {ours["facet"]["answer"].split()[0]}:
        sys.exit("The answers to \"facet\" differ")
    hours = {int(ours["histogram"]["answer"].split()[0]), *(peer["histogram"]["rows"] for peer in peers)}
    if len(hours) != 1:
        sys.exit(f"The answers to \"histogram\" differ: {hours}")


def rows(Row):
    DATA.mkdir(parents=True, exist_ok=True)
    folder, duck_file, sqlite_file = DATA / f"archive-{EVENTS}", DATA / f"duck-{EVENTS}.db", DATA / f"sqlite-{EVENTS}.db"
    file = events()
    size = f"{EVENTS / 1e6:g}M"
    with open(file, "rb") as lines:
        lines.seek(os.path.getsize(file) // 2)
        lines.readline()
        request_id = json.loads(lines.readline())["request_id"]
    say("Importing")
    loaded = ours_load(folder, file)
    duck_loaded = kept(duck_file, lambda: duck_load(duck_file, file))
    kept(sqlite_file, lambda: sqlite_load(sqlite_file))
    _, parse, _ = cpu_of([BENCH / "bareparse", file])
    say("Asking")
    five = actors(file)
    ours = ours_run(folder, request_id, five)
    last = int(ours["last"]["answer"])
    ts = lambda ms: f"make_timestamp({ms * 1000})"
    june, july = 1748736000000, 1751328000000
    asked = questions(request_id, five, ts(last), "time_bucket(INTERVAL 1 HOUR, ts)", ts(last - 7 * 86400000), ts(june), ts(july))
    theirs = duck(duck_file, [{"name": name, "sql": sql, "runs": RUNS} for name, sql in asked.items()])
    lite = sqlite_run(sqlite_file, questions(request_id, five, last, "ts / 3600000", last - 7 * 86400000, june, july))
    agree(ours, [theirs, lite])

    for name, answer in ours.items():
        if name in theirs:
            yield Row(f"{size} {name}", answer["wall"], "DuckDB", theirs[name]["wall"], 1 / 5 if name in SIX else 1)
            yield Row(f"{size} {name}", answer["wall"], "SQLite", lite[name]["wall"], 1000 if name in ("lookup", "actor's week") else 1)
    yield Row(f"{size} six queries, geometric mean", geometric(ours[n]["wall"] for n in SIX), "DuckDB", geometric(theirs[n]["wall"] for n in SIX), 1 / 30)
    yield Row(f"{size} six queries, geometric mean", geometric(ours[n]["wall"] for n in SIX), "SQLite", geometric(lite[n]["wall"] for n in SIX), 1 / 70)
    yield Row(f"{size} lookup by request id", ours["lookup"]["wall"], "limit", 2, 1)
    yield Row(f"{size} slowest query, median", max(ours[n]["wall"] for n in SIX), "limit", 10, 1)
    yield Row(f"{size} slowest query, p95", max(ours[n]["p95"] for n in SIX), "limit", 50, 1)
    yield Row(f"{size} five facets under a filter", ours["five facets"]["wall"], "limit", 15, 1)
    yield Row(f"{size} substring in agent and path", max(ours[n]["wall"] for n in SIX[1:3]), "limit", 10, 1)
    yield Row(f"{size} substring in details", ours["substring in details"]["wall"], "limit", 25, 1)
    yield Row(f"{size} import, CPU an event", loaded["cpu"] * 1000 / EVENTS, "limit", 1.4, 1, "µs")
    yield Row(f"{size} import, CPU an event", loaded["cpu"] * 1000 / EVENTS, "bare simdjson", parse * 1e6 / EVENTS, 3, "µs")
    yield Row(f"{size} import, CPU an event", loaded["cpu"] * 1000 / EVENTS, "DuckDB", duck_loaded["cpu"] * 1000 / EVENTS, 1 / 4, "µs")
    yield Row(f"{size} bytes an event", loaded["bytes"] / EVENTS, "limit", 120, 1, "B")
    yield Row(f"{size} bytes an event", loaded["bytes"] / EVENTS, "DuckDB", duck_loaded["bytes"] / EVENTS, 1, "B")
    yield Row(f"{size} private memory", float(ours["private memory"]["answer"]), "limit", 90, 1, "MB")
    yield Row(f"{size} first 100 rows, cold", statistics.median(first_page(folder, True) for _ in range(5)), "limit", 87, 1)
    read_all(folder)
    yield Row(f"{size} first 100 rows, warm", statistics.median(first_page(folder, False) for _ in range(9)), "limit", 8, 1)
    drawn = screen("table", folder)
    yield Row(f"{size} table 1400x900, full repaint", drawn["repaint"], "limit", 6, 1)
    yield Row(f"{size} table 1400x900, p99", drawn["p99"], "limit", 8, 1)
    yield Row(f"{size} reads of a cell a repaint", drawn["cells"], "cells that are visible", drawn["visible"], 1, "")
    typed = screen("typing", folder)
    yield Row(f"{size} typing, window hears nothing for", typed["longest"], "two frames at 60 Hz", 33.3, 1)
    yield Row(f"{size} typing, answer after a key", typed["answered"], "limit", 100, 1)
    ours_all, duck_all = random_filters()
    yield Row("1,000 random filters, same answers", ours_all, "DuckDB", duck_all, 1)
    usual, worst = tail_seconds()
    yield Row("audit tail, shown after the answer", usual, "limit", 1, 1, "s")
    yield Row("audit tail, worst of seven", worst, "limit", 1, 1, "s")
    yield from sealed(Row, size, folder, ours, request_id, five)  # evicts the archive: what is warm comes before
