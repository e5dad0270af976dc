"""A whole life with the real programs, after which none of its secrets stands in a file, a log, a command line or an
environment."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "terminal"))
from hunt import Hunt, Watch, files_below, too_open  # noqa: E402
from keyring import resting_tokens, wear_out  # noqa: E402
from world import BIN, main, totp  # noqa: E402

HOME = os.environ["HOME"]
KEYRING = os.path.dirname(os.environ["XDG_DATA_HOME"])  # of this test alone, with all XDG folders in it
OURS = [os.path.join(os.environ[name], "cloudnx") for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")]
PLAINTEXT = "MARKED-plaintext-7f3a9c5e-of-the-database"
ALICES = "Correct-Horse-9-Battery-Alice"
MARK = "--stdin"


class Life:
    """Runs commands, each watched while it lives; nothing a command says may hold a secret it was not asked for."""

    def __init__(self, hunt, watch):
        self.hunt, self.watch, self.said = hunt, watch, []

    def run(self, *words, stdin="", code=0, shows=()):
        process = self.start(*words)
        out, err = process.communicate(stdin.encode(), timeout=120)
        line = f"cloudnx {' '.join(words)}"
        assert process.returncode == code, f"{line}: {process.returncode}\n{out.decode()}{err.decode()}"
        self.said.append((line, out + err, shows))
        return out.decode()

    def start(self, *words):
        return self.watch.start([f"{BIN}/cloudnx", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, start_new_session=True)

    def json(self, *words, **more):
        return json.loads(self.run(*words, "--output", "json", **more))

    def finds(self):
        """Asked at the end, when all secrets are known."""
        return [f"{line} printed {name}" for line, said, shows in self.said
                for name in self.hunt.found_in(said, besides=shows)]


def wait_until(is_so, otherwise):
    pause = threading.Event()
    for _ in range(1500):
        if is_so():
            return
        pause.wait(0.02)
    raise AssertionError(otherwise)


def is_connected(process, port):
    """Whether a socket of this process is connected to the port, as the kernel says."""
    sockets = set()
    for name in os.listdir(f"/proc/{process}/fd"):
        try:
            sockets.add(os.readlink(f"/proc/{process}/fd/{name}"))
        except OSError:
            pass
    with open("/proc/net/tcp") as table:
        rows = [row.split() for row in list(table)[1:]]
    return any(row[3] == "01" and int(row[2].split(":")[1], 16) == port and f"socket:[{row[9]}]" in sockets
               for row in rows)


def held(life, place, *words, stdin):
    """Runs a command while the server stands still, so that it holds what it was given, and reads /proc meanwhile."""
    port = int(place["url"].rsplit(":", 1)[1].split("/")[0])
    os.kill(place["pid"], signal.SIGSTOP)
    try:
        process = life.start(*words)
        process.stdin.write(stdin.encode())
        process.stdin.close()
        process.stdin = None
        wait_until(lambda: is_connected(process.pid, port), f"{words} never reached the server")
        life.watch.look_again(process)
    finally:
        os.kill(place["pid"], signal.SIGCONT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    life.said.append((" ".join(words), out + err, ()))
    return out.decode()


def sign_in(life, place):
    password, seed = place["password"], place["totp_secret"]
    wrong = life.hunt.know("a wrong password", "Not-the-Password-8251")
    life.run("login", MARK, stdin=f"{wrong}\n", code=4)
    code = totp(seed)
    wrong = life.hunt.know("a wrong code", f"{(int(code) + 271828) % 1000000:06}")
    life.run("login", MARK, stdin=f"{password}\n{wrong}\n", code=4)
    code = life.hunt.know("the code of the sign-in", totp(seed))
    held(life, place, "login", MARK, stdin=f"{password}\n{code}\n")
    tokens = resting_tokens(life.hunt, "sandbox", "of the sign-in")
    wear_out(tokens, "sandbox")
    life.run("whoami")
    assert resting_tokens(life.hunt, "sandbox", "after the refresh") != tokens


def users_and_keys(life):
    life.run("iam", "user", "create", "alice")
    life.run("iam", "policy", "attach", "alice", "CloudNxReadOnlyAccess")
    life.run("iam", "user", "set-password", "alice", "--yes", MARK, stdin=life.hunt.know("the password of alice", ALICES) + "\n")
    key = json.loads(life.run("iam", "key", "create", "alice", "--yes", "--output", "jsonl",
                              shows=["the access key"]).splitlines()[0])
    life.hunt.know("the access key", key["secret_access_key"])
    return key


def encryption(life, place):
    life.run("kms", "create-key", "my-app-secrets")
    text = held(life, place, "kms", "encrypt", "--key", "my-app-secrets", stdin=life.hunt.know("the plaintext", PLAINTEXT))
    decrypted = life.run("kms", "decrypt", stdin=text, shows=["the plaintext"])
    assert decrypted.strip() == PLAINTEXT


def plans(life, place, codes):
    life.run("checklist", "run", code=3)
    life.run("checklist", "fix", "open-ports", "--yes")
    life.run("undo", "--yes", code=4)  # opens it to the internet again, which asks for a code
    life.run("undo", "--yes", MARK, stdin=f"{place['password']}\n{codes[1]}\n")
    plan = os.path.join(HOME, "plan.json")
    life.run("firewall", "add", "web-01", "tcp", "8443", "--cidr", "0.0.0.0/0", "--save", plan)
    life.run("plan", "show", plan)
    held(life, place, "plan", "apply", plan, "--yes", MARK, stdin=f"{place['password']}\n{codes[2]}\n")
    life.run("iam", "user", "create", "bob", "--dry-run")


def other_profiles(life, place, key):
    profile = life.json("profile", "show")
    for name in ("alice", "robot"):
        life.run("profile", "add", name, "--url", profile["url"], "--ca", profile["ca"])
    life.run("login", "--profile", "alice", "--account", place["account_id"], "--user", "alice", MARK, stdin=ALICES + "\n")
    resting_tokens(life.hunt, "alice", "of alice")
    held(life, place, "configure", "--profile", "robot", "--access-key-id", key["access_key_id"], MARK,
         stdin=key["secret_access_key"] + "\n")
    life.run("whoami", "--profile", "robot")
    resting_tokens(life.hunt, "robot", "of the access key")
    life.run("iam", "user", "create", "mallory", "--profile", "alice", code=1)


def a_new_second_factor(life, place):
    """Off, then on again: another seed, a code, and backup codes, one of which signs in."""
    later = life.hunt.know("the code that turned it off", totp(place["totp_secret"], ahead=30))
    life.run("mfa", "disable", "--yes", MARK, stdin=f"{place['password']}\n{later}\n")
    process = life.start("mfa", "enable", "--yes", MARK, "--output", "jsonl")
    seed = life.hunt.know("the new seed", json.loads(process.stdout.readline())["secret"])
    code = life.hunt.know("the code that turned it on", totp(seed))
    life.watch.look_again(process)
    out, err = process.communicate(f"{code}\n".encode(), timeout=60)
    assert process.returncode == 0, err
    codes = json.loads(out.splitlines()[0])["backup_codes"]
    for number, backup in enumerate(codes):
        life.hunt.know(f"backup code {number}", backup)
    life.run("mfa", "status")
    life.run("logout")
    life.run("login", MARK, stdin=f"{place['password']}\n{codes[0]}\n")
    resting_tokens(life.hunt, "sandbox", "of the backup code")
    return codes


def readings(life):
    for words in ("overview", "doctor", "session list", "journal list --all", "audit list", "iam user list",
                  "iam key list", "kms list", "profile list", "firewall exposure", "instance show db-01"):
        life.run(*words.split())
    life.json("audit", "list")


def the_desktop_reads(watch):
    """The desktop on the same session: it reads the account and keeps its settings."""
    def requests():
        return sum(os.path.getsize(path) for path in files_below(OURS[1]) if path.endswith("requests.jsonl"))

    before = requests()
    process = watch.start([f"{BIN}/cloudnx-console", "--profile", "sandbox"], stderr=subprocess.DEVNULL)
    wait_until(lambda: requests() > before, "the desktop read nothing")
    process.terminate()
    process.wait(timeout=60)


def the_hunt_can_find(hunt):
    """Each secret, planted in each place that is read later, is found there."""
    for folder in (HOME, KEYRING, *OURS):
        for make in (lambda text: text.encode(), lambda text: f'{{"key":"{text}"}}'.encode("utf-16-le"),
                     lambda text: b"x" + base64.b64encode(b"?" + text.encode() + b"??")):
            path = os.path.join(folder, "planted")
            with open(path, "wb") as file:
                file.write(b"before " + make(PLAINTEXT) + b" after")
            finds, _ = hunt.found_below(folder)
            os.remove(path)
            assert finds == [f"{path}: the plaintext"], finds
    path = os.path.join(OURS[1], "planted")
    with open(path, "w") as file:
        os.chmod(path, 0o644)
        for name, secret in hunt.plain.items():
            file.write(f"{name} {secret} \n")
    finds, _ = hunt.found_below(OURS[1])
    modes = too_open(*OURS)
    os.remove(path)
    assert [find.split(": ")[1] for find in finds] == sorted(hunt.secrets), finds
    assert modes == [f"{path}: 644"], modes


def the_watch_can_find(hunt, watch):
    """A program that is given a secret by argument and by environment, which ours never are."""
    process = watch.start([f"{BIN}/cloudnx", "kms", "encrypt", "--key", PLAINTEXT], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "KEY": PLAINTEXT})
    process.kill()
    process.communicate()
    finds = watch.finds(hunt)
    assert finds == [f"cloudnx ({process.pid}), command line: the plaintext",
                     f"cloudnx ({process.pid}), environment: the plaintext"], finds
    del watch.seen["cloudnx", process.pid]


def of_the_server(data, hunt):
    """The server's database and its log hold no secret in the clear. `credentials.json` is what `sandbox status` prints: the
    demo account's password and seed, on purpose."""
    finds, read = hunt.found_below(data)
    meant = ("the password", "the first seed")
    shown = [find for find in finds if not (find.startswith(f"{data}/credentials.json: ") and find.endswith(meant))]
    assert read >= 3
    return shown


def everything():
    hunt = Hunt()
    os.environ["TMPDIR"] = os.path.join(HOME, "tmp")
    os.mkdir(os.environ["TMPDIR"], 0o700)
    data = tempfile.mkdtemp(prefix="cloudnx-server.", dir="/tmp")
    try:
        with Watch(BIN) as watch:
            life = Life(hunt, watch)
            place = life.json("sandbox", "start", "--scenario", "messy", "--totp", "--data", data,
                              shows=["the password", "the first seed"])
            hunt.know("the password", place["password"])
            hunt.know("the first seed", place["totp_secret"])
            try:
                sign_in(life, place)
                key = users_and_keys(life)
                encryption(life, place)
                other_profiles(life, place, key)
                plans(life, place, a_new_second_factor(life, place))
                readings(life)
                the_desktop_reads(watch)
                while_signed_in, read = hunt.found_below(HOME, KEYRING)
                life.run("logout")
                life.run("profile", "delete", "robot", "--yes")
            finally:
                life.run("sandbox", "stop", "--data", data)
        assert len(hunt.secrets) >= 25 and read >= 8, (sorted(hunt.secrets), read)
        assert while_signed_in == [], while_signed_in
        finds, _ = hunt.found_below(HOME, KEYRING)
        assert finds == [], finds
        assert life.finds() == [], life.finds()
        assert watch.finds(hunt) == [], watch.finds(hunt)
        assert {program for program, _ in watch.seen} == {"cloudnx", "cloudnx-console", "cloudnx-sandbox"}, watch.seen.keys()
        assert too_open(*OURS, data) == [], too_open(*OURS, data)
        assert of_the_server(data, hunt) == [], of_the_server(data, hunt)
        the_hunt_can_find(hunt)
        the_watch_can_find(hunt, watch)
    finally:
        shutil.rmtree(data)


main(everything)
