#!/usr/bin/python3
"""What ./exportsample writes is read back by Python's json and csv and by PyYAML, and must be what went in."""
import csv
import io
import json
import random
import re
import subprocess
import sys

import yaml

PROGRAM = sys.argv[1]

NASTY = [
    "", " ", "plain", "two words", "yes", "No", "on", "null", "~", "true", "1", "1e3", "0x1F", "012", "-1", "- a",
    "a: b", "a #b", "#a", "?", ":", "key:", "[x]", "{x}", "&a", "*a", "!t", "|", ">", "%d", "@a", "`a`", "'", '"', "\\",
    "a'b", 'a"b', "a,b", "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "line\nbreak", "a\r\nb", "\x1b[31mred",
    "\x07", "\x7f", "\x9b31m", "\u202eevil", "\u2028", "\ufeffbom", "नमस्ते", "日本語", "🙂", "e\u0301", "2026-05-03",
    "12:30:45", "=HYPERLINK(\"http://x\",\"y\")", "....", "---", "...", "<<", "=", "y", ".nan", "-.inf", "a\tb", " a ", "a\\nb",
]

STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def rows():
    picks = random.Random(20260503)
    made = [{"text": text, "list": [], "number": None, "yes": None, "time": None} for text in NASTY]
    alphabet = "".join(NASTY) + "abc \n\t,\"'"
    for _ in range(300):
        made.append({
            "text": "".join(picks.choice(alphabet) for _ in range(picks.randrange(12))),
            "list": [picks.choice(NASTY) for _ in range(picks.randrange(3))],
            "number": picks.choice([None, 0, -7, 5432, 2**53 - 1]),
            "yes": picks.choice([None, True, False]),
            "time": picks.choice([None, "2026-05-03T12:00:00Z", "2026-05-03T12:00:00.007Z"]),
        })
    return made


def run(form, wanted):
    done = subprocess.run([PROGRAM, form], input=json.dumps(wanted).encode(), stdout=subprocess.PIPE, check=True)
    text = done.stdout.decode("utf-8")
    found = STEERS.search(text)
    assert not found, f"{form} passes {found.group()!r} on: {text[max(0, found.start() - 40):found.end() + 40]!r}"
    return text


def same(form, wanted, got):
    for one, other in zip(wanted, got):
        assert one == other, f"{form}: {one!r} came back as {other!r}"
    assert len(wanted) == len(got), f"{form}: {len(wanted)} rows became {len(got)}"


def visible(text):
    names = {"\n": "\n", "\t": "\t", "\r": "\r"}
    return STEERS.sub(lambda m: names.get(m.group()) or (
        f"\\x{ord(m.group()):02x}" if ord(m.group()) < 256 else f"\\u{ord(m.group()):04x}"), text)


def csv_cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    raw = ", ".join(value) if isinstance(value, list) else value
    text = visible(re.sub(r"\\(?=x[0-9a-f]{2}|u[0-9a-f]{4})", r"\\x5c", raw))
    # A formula, or one that reads as guarded already: each text has a cell of its own.
    return "'" + text if text.lstrip("'")[:1] in tuple("=+-@\t\r\n＝＋－＠") else text


wanted = rows()
same("json", wanted, json.loads(run("json", wanted)))
same("jsonl", wanted, [json.loads(line) for line in run("jsonl", wanted).split("\n")[:-1]])
same("yaml", wanted, yaml.safe_load(run("yaml", wanted)))
same("yaml of nothing", [], yaml.safe_load(run("yaml", [])))
records = list(csv.DictReader(io.StringIO(run("csv", wanted), newline="")))
same("csv", [{key: csv_cell(value) for key, value in row.items()} for row in wanted], records)
assert len(run("table", wanted).split("\n")) == len(wanted) + 2, "a row of the text table is not one line"
print(f"{len(wanted)} rows agree in 4 formats")
