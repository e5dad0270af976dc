"""Made-up filters about the events of auditevents, each twice: in the filter language, and in DuckDB's SQL."""
import datetime
import json
import random

# Field -> DuckDB's column.
TEXTS = {"actor": "actor", "actor_kind": "actor_kind", "account": "account", "ip": "ip", "user_agent": "ua", "method": "method",
         "path": "path", "action": "action", "resource": "resource", "id": "id", "request_id": "request_id"}
NUMBERS = {"status": "status", "duration_ms": "dur_ms"}


def sql_text(text):
    return "'" + text.replace("'", "''") + "'"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def known(sql):
    """A test does not hold where there is nothing to test."""
    return f"coalesce({sql}, false)"


class Filters:
    def __init__(self, events, seed):
        self.events, self.random = events, random.Random(seed)

    def value(self, field):
        event = self.random.choice(self.events)
        if field in ("actor", "actor_kind"):
            return event["actor"]["id" if field == "actor" else "type"]
        return event.get({"user_agent": "ua", "duration_ms": "dur_ms"}.get(field, field), "")

    def piece(self, field):
        text = self.value(field) or "a"
        begin = self.random.randrange(len(text))
        return text[begin:begin + self.random.randint(1, 9)]

    def equality(self, field, column):
        text = self.value(field)
        if self.random.random() < 0.3:
            return f"{field} != {quoted(text)}", f"NOT {known(f'{column} = {sql_text(text)}')}"
        return f"{field} == {quoted(text)}", known(f"{column} = {sql_text(text)}")

    def one_of(self, field, column):
        texts = [self.value(field) for _ in range(self.random.randint(1, 8))]
        return (f"{field} in {{{', '.join(map(quoted, texts))}}}", known(f"{column} IN ({', '.join(map(sql_text, texts))})"))

    def containing(self, field, column):
        text = self.piece(field)
        return f"{field} contains {quoted(text)}", known(f"contains({column}, {sql_text(text)})")

    def glob(self, field, column):
        pattern = self.random.choice(["", "*"]) + "".join(c for c in self.piece(field) if c not in "*?[]\\") + "*"
        return f"{field} ~ {quoted(pattern)}", known(f"{column} GLOB {sql_text(pattern)}")

    def matching(self, field, column):
        pattern = f"^[a-{self.random.choice('bdhmz')}]+.*[{self.random.choice('aeiou')}0-4]"
        return f"{field} matches {quoted(pattern)}", known(f"regexp_matches({column}, {sql_text(pattern)})")

    def absence(self, field, column):
        return f'{field} == ""', f"{column} IS NULL"

    def number(self):
        field, sign = self.random.choice(list(NUMBERS)), self.random.choice(["==", "<", "<=", ">", ">="])
        number = self.value(field)
        return f"{field} {sign} {number}", known(f"{NUMBERS[field]} {sign} {number}")

    def time(self):
        text, sign = self.value("ts"), self.random.choice(["<", "<=", ">", ">="])
        at = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        return f"time {sign} {text}", f"ts {sign} make_timestamp({round(at.timestamp() * 1000) * 1000})"

    def block(self):
        address = self.value("ip")
        if ":" in address:
            return self.time()
        bits = self.random.choice([8, 12, 20, 24, 31, 32])
        number = sum(int(part) << shift for part, shift in zip(address.split("."), (24, 16, 8, 0)))
        first = number >> (32 - bits) << (32 - bits)
        text = ".".join(str(first >> shift & 255) for shift in (24, 16, 8, 0))
        return f"ip in {text}/{bits}", known(f"ip4 BETWEEN {first} AND {first + (1 << (32 - bits)) - 1}")

    def part(self):
        details = self.value("details") or {}
        names = [name for name, value in details.items() if isinstance(value, str) and '"' not in value]
        if not names:
            return self.time()
        name = self.random.choice(names)
        return f"details.{name} == {quoted(details[name])}", known(f"json_extract_string(details, '$.{name}') = {sql_text(details[name])}")

    def leaf(self):
        kind = self.random.randrange(10)
        if kind >= 6:
            return (self.number, self.time, self.block, self.part)[kind - 6]()
        field = self.random.choice(list(TEXTS))
        return (self.equality, self.one_of, self.containing, self.glob, self.matching, self.absence)[kind](field, TEXTS[field])

    def filter(self, depth=3):
        kind = self.random.randrange(4) if depth else 0
        if kind == 0:
            return self.leaf()
        ours, theirs = self.filter(depth - 1)
        if kind == 1:
            return f"!({ours})", f"NOT ({theirs})"
        more_ours, more_theirs = self.filter(depth - 1)
        signs = ("&&", "AND") if kind == 2 else ("||", "OR")
        return f"({ours}) {signs[0]} ({more_ours})", f"({theirs}) {signs[1]} ({more_theirs})"


def made_up(file, many):
    """@p many of them, about every fiftieth event of @p file."""
    with open(file, encoding="utf-8") as lines:
        events = [json.loads(line) for at, line in enumerate(lines) if at % 50 == 0]
    filters = Filters(events, 20261126)
    return [filters.filter() for _ in range(many)]
