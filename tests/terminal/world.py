"""What the terminal's end-to-end tests stand on: the real programs, a real sandbox, a home of its own."""

import codecs
import json
import os
import re
import sqlite3
import subprocess
import sys

BIN = os.environ["CLOUDNX_BIN"]


class Ended:
    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr

    @property
    def text(self):
        return self.out.decode()

    @property
    def said(self):
        return self.err.decode()

    @property
    def json(self):
        return json.loads(self.out)


def run(*words, stdin=b"", env=None):
    """One `cloudnx` command without a terminal."""
    process = subprocess.run([f"{BIN}/cloudnx", *words], input=stdin, capture_output=True, timeout=120,
                             env={**os.environ, **(env or {})}, start_new_session=True)
    return Ended(process)


def good(*words, stdin=b"", code=0):
    ended = run(*words, stdin=stdin)
    assert ended.code == code, f"cloudnx {' '.join(words)}: {ended.code}\n{ended.text}{ended.said}"
    return ended


def refused(code, words, *, stdin=b"", env=None, says=""):
    """The command fails with this code, one sentence on standard error, and nothing on standard output."""
    ended = run(*words, stdin=stdin, env=env)
    line = f"cloudnx {' '.join(words)}"
    assert ended.code == code, f"{line}: {ended.code} instead of {code}\n{ended.text}{ended.said}"
    assert ended.out == b"", f"{line} printed {ended.text}"
    assert re.search(says, ended.said), f"{line}: {ended.said!r} does not say {says!r}"
    assert ended.said.strip().endswith((".", "`.", ")")) and "Error" not in ended.said, ended.said
    return ended


def totp(secret, ahead=0):
    """A code by Debian's oathtool; @p ahead seconds from now."""
    now = subprocess.run(["date", "-u", "-d", f"{ahead} seconds", "+%Y-%m-%d %H:%M:%S UTC"], capture_output=True,
                         text=True, check=True).stdout.strip()
    made = subprocess.run(["oathtool", "--totp", "-b", "--now", now, "-"], input=secret, capture_output=True,
                          text=True, check=True)
    return made.stdout.strip()


def forget_used_codes():
    """As if the half minute were over in which our programs hold the next code back. The service still takes none twice."""
    for folder, _, names in os.walk(os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")):
        if "used-codes.json" in names:
            os.remove(os.path.join(folder, "used-codes.json"))


class Sandbox:
    """A sandbox for a `with` block; signed in on demand."""

    def __init__(self, *options):
        self.options = options

    def __enter__(self):
        self.place = good("sandbox", "start", *self.options, "--output", "json").json
        return self

    def __exit__(self, *_):
        data = self.options[self.options.index("--data"):][:2] if "--data" in self.options else ()
        good("sandbox", "stop", *data)

    def sign_in(self, code=None):
        lines = self.place["password"] + "\n" + (code + "\n" if code else "")
        return good("login", "--stdin", stdin=lines.encode())


def past(sql, *values):
    """What only time can do: one row, past the service, in the tables of the sandbox."""
    with sqlite3.connect(f"{os.environ['XDG_STATE_HOME']}/cloudnx/control-plane/cloudnx.db", timeout=30) as database:
        assert database.execute(sql, values).rowcount == 1, sql


def inventory():
    """Everything the lists show, without ids, times and what this test's own sign-ins leave behind."""
    lists = ["iam user", "iam group", "iam policy", "iam key", "iam principal", "firewall", "instance", "volume",
             "storage bucket", "kms"]
    account = {name: [plain(row) for row in good(*name.split(), "list", "--output", "json").json] for name in lists}
    account["passwords"] = good("password-policy", "show", "--output", "json").json
    account["tax"] = good("tax", "show", "--output", "json").json
    account["mfa"] = good("mfa", "status", "--output", "json").json["enabled"]
    return {name: sorted(rows, key=json.dumps) if isinstance(rows, list) else rows for name, rows in account.items()}


def plain(row):
    return {name: value for name, value in row.items()
            if not re.search(r"(^|_)(id|at|rule)$|age_days|last_|created|used", name)}


def results(code):
    """What a run of the checklist says: the checks of each result. @p code None: whether something fails or not."""
    ended = run("checklist", "run", "--output", "json")
    assert ended.code == code or (code is None and ended.code in (0, 3)), f"{ended.code}\n{ended.said}"
    report = ended.json
    by_result = {}
    for finding in report["findings"]:
        by_result.setdefault(finding["result"], set()).add(finding["check"])
    return by_result


def turn_on_second_factor():
    """As a script does it: the secret comes as a line, the code goes back as one. Answers the backup codes."""
    process = subprocess.Popen([f"{BIN}/cloudnx", "checklist", "fix", "second-factor", "--stdin", "--output", "jsonl"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seed = json.loads(process.stdout.readline())
    assert seed["product"] == "totp_seed", seed
    out, err = process.communicate(totp(seed["secret"]) + "\n", timeout=60)
    assert process.returncode == 0, err
    codes, outcome = [json.loads(line) for line in out.splitlines()]
    assert outcome["done"] and outcome["steps"][0]["came_true"] is True, outcome
    assert len(codes["backup_codes"]) >= 8 and len(set(codes["backup_codes"])) == len(codes["backup_codes"])
    return codes["backup_codes"]


class Person:
    """Somebody at a terminal of their own: types, and sees what is shown."""

    def __init__(self, *words):
        import pty
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execv(f"{BIN}/cloudnx", ["cloudnx", *words])
        self.seen = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def until(self, text):
        """Reads until @p text was shown."""
        import select
        while text not in self.seen:
            assert select.select([self.terminal], [], [], 30)[0], f"{text!r} never came: {self.seen!r}"
            try:
                self.seen += self.decoder.decode(os.read(self.terminal, 4096))
            except OSError:
                raise AssertionError(f"ended without {text!r}: {self.seen!r}") from None
        return self

    def has_news(self):
        """Something was shown that nobody read yet."""
        import select
        return bool(select.select([self.terminal], [], [], 0.3)[0])

    def types(self, line):
        os.write(self.terminal, line.encode())
        return self

    def ends(self):
        """Reads to the end; the exit code."""
        try:
            while True:
                piece = os.read(self.terminal, 4096)
                if not piece:
                    break
                self.seen += self.decoder.decode(piece)
        except OSError:
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def echoes(self):
        import termios
        return bool(termios.tcgetattr(self.terminal)[3] & termios.ECHO)


def main(*tests):
    for test in tests:
        print(f"{test.__name__} …", end=" ", flush=True)
        test()
        print("ok")
    sys.exit(0)
