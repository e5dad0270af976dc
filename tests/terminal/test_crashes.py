"""Random plans on a real control plane, killed (SIGKILL) at random points of their way: what was proved before holds in
every state that is left behind, nothing is lost, and going on or taking back both come to their end.

Packets are judged here by Python's ipaddress, rule by rule, and never by the program's own algebra.
"""

import glob
import ipaddress
import json
import os
import random
import signal
import subprocess
import time

from world import BIN, Sandbox, good, main, refused, run

SEED = int(os.environ.get("CRASH_SEED", "20261125"))
ROUNDS = int(os.environ.get("CRASH_ROUNDS", "10"))
OPENSTACK = os.environ.get("CRASH_CLOUD") == "openstack"
PLACE = "crash-test" if OPENSTACK else "web-01"  # a security group, or an instance with a firewall of its own
RULES = os.path.expanduser("~/rules.txt")
MINE = "203.0.113.7"
PORT = 2222  # not SSH: the platform's own rule, whose meaning is not documented, has no part in it
BLOCKS = ["0.0.0.0/0", "203.0.113.0/24", "203.0.113.7/32", "203.0.0.0/16", "10.0.0.0/8", "198.51.100.0/24"]
PORTS = ["2222", "2000-3000", "80", "5432", "all"]
ADDRESSES = ["203.0.113.7", "203.0.113.8", "203.0.1.1", "10.1.2.3", "198.51.100.9", "8.8.8.8"]
PACKETS = [(address, port) for address in ADDRESSES for port in (80, 2222, 2500, 5432, 9999)]


def rules_of(instance):
    rows = good("firewall", "list", instance, "--output", "json").json
    return {(row["protocol"], "all" if row["ports"] == "1-65535" else row["ports"], row["cidr"]) for row in rows
            if not row["implicit"] and row["direction"] == "ingress"}


def covers(rule, packet):
    protocol, ports, cidr = rule
    address, port = packet
    first, _, last = ("0-65535" if ports == "all" else ports).partition("-")
    return (protocol == "tcp" and int(first) <= port <= int(last or first)
            and ipaddress.ip_address(address) in ipaddress.ip_network(cidr))


def admitted(rules):
    return {packet for packet in PACKETS if any(covers(rule, packet) for rule in rules)}


def listed(rules):
    return "\n".join(f"{PLACE} {protocol} {ports} {cidr}" for protocol, ports, cidr in sorted(rules)) or "# none"


def journal():
    (path,) = glob.glob(f"{os.environ['XDG_STATE_HOME']}/**/journal.jsonl", recursive=True)
    return path


def last_plan():
    with open(journal(), encoding="utf-8") as file:
        return json.loads([line for line in file if line.endswith("\n")][-1])["plan"]


def lines_in(path):
    try:
        with open(path, "rb") as file:
            return file.read().count(b"\n")
    except FileNotFoundError:
        return 0


def start(*words):
    return subprocess.Popen([f"{BIN}/cloudnx", *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def killed_after(lines, dice, *words):
    """Runs the command and kills it when the journal has grown by so many lines, or a moment later."""
    path = journal()
    before = lines_in(path)
    process = start(*words)
    while process.poll() is None and lines_in(path) < before + lines:
        time.sleep(0.0005)
    time.sleep(dice.random() * 0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode


def proved(plan, name):
    return next(proof for proof in plan["proofs"] if proof["id"] == name)["verdict"]


def check_state(begin, end, verdict, where):
    """What no state may break, whatever the crash left of the plan."""
    now = admitted(rules_of(PLACE))
    assert now <= admitted(begin) | admitted(end), f"{where}: opens {now - admitted(begin) - admitted(end)}"
    if verdict == "holds":
        lost = {packet for packet in admitted(begin) - now if packet == (MINE, PORT)}
        assert not lost, f"{where}: {lost} is lost although it was proved that it is not"


def one_round(dice, number):
    begin = rules_of(PLACE)
    end = {("tcp", dice.choice(PORTS), dice.choice(BLOCKS)) for _ in range(dice.randint(1, 4))}
    if dice.random() < 0.7:
        end |= {("tcp", "2222", "203.0.113.0/24")}
    with open(RULES, "w", encoding="utf-8") as file:
        file.write(listed(end) + "\n")
    words = ["firewall", "apply", RULES, "--replace"]
    shown = run(*words, "--dry-run", "--output", "json")
    if not shown.out or b"Nothing to do" in shown.out:
        return "nothing"
    plan = shown.json
    verdict = proved(plan, "lockout")
    assert (verdict == "fails") == ((MINE, PORT) in admitted(begin) and (MINE, PORT) not in admitted(end)), plan
    if verdict == "fails":
        refused_apply = run(*words, "--yes")
        assert refused_apply.code == 5 and "After step" in refused_apply.said, refused_apply.said
        assert rules_of(PLACE) == begin
        return "refused"
    where = f"round {number} of seed {SEED}"
    code = killed_after(dice.randint(1, 2 * len(plan["steps"])), dice, *words, "--yes")
    check_state(begin, end, verdict, where)
    if code == 0:
        assert rules_of(PLACE) == end, where
        return "done"
    if dice.random() < 0.5:
        went_on = run("plan", "apply", "--resume", "--yes")
        if "nothing to go on" in went_on.said:  # killed before the plan lay on the shelf, or after its last step
            assert went_on.code == 1 and rules_of(PLACE) in (begin, end), (where, went_on.said)
            return "nothing to resume"
        assert went_on.code == 0 and rules_of(PLACE) == end, (where, went_on.said)
        return "resumed"
    taken_back = run("undo", last_plan(), "--yes")
    assert taken_back.code == 0 or "taken back already" in taken_back.said, taken_back.said
    assert rules_of(PLACE) == begin, where
    return "undone"


def rounds():
    dice = random.Random(SEED)
    good("firewall", "ranges", "set", "--cidr", f"{MINE}/32", "--port", str(PORT))
    good("firewall", "add", PLACE, "tcp", str(PORT), "--cidr", "203.0.113.0/24")
    seen = [one_round(dice, number) for number in range(ROUNDS)]
    assert {"resumed", "undone"} & set(seen), seen


def on_the_sandbox():
    with Sandbox("--scenario", "messy") as sandbox:
        sandbox.sign_in()
        rounds()
        unless_confirmed()


def on_openstack():
    """A security group of our own, attached to an instance beside the one it has."""
    os.environ["CLOUDNX_PROFILE"] = "demo"
    good("login")
    good("firewall", "group", "create", PLACE)
    good("firewall", "attach", PLACE, "vm1", "--yes")
    try:
        rounds()
    finally:
        good("firewall", "detach", PLACE, "vm1", "--yes", "--from", "192.0.2.1")
        good("firewall", "group", "delete", PLACE, "--yes")
        good("logout")


def unless_confirmed():
    """--confirm-within: confirmed it stays; not confirmed the other process takes it back; that killed, the next start."""
    add = ["firewall", "add", PLACE, "tcp", "7001", "--cidr", "10.0.0.0/8"]
    rule = ("tcp", "7001", "10.0.0.0/8")
    ended = good(*add, "--confirm-within", "60s")
    assert "plan confirm" in ended.said and "the service does not" in ended.said, ended.said
    good("plan", "confirm")
    assert rule in rules_of(PLACE)
    good("undo")
    assert rule not in rules_of(PLACE)

    good(*add, "--confirm-within", "5s")
    assert rule in rules_of(PLACE)
    deadline = time.monotonic() + 60
    while watchers():
        assert time.monotonic() < deadline, "nobody took it back"
        time.sleep(0.1)
    assert rule not in rules_of(PLACE)
    refused(1, ["plan", "confirm"], says="No plan waits")

    good(*add, "--confirm-within", "5s")
    for watcher in watchers():
        os.kill(watcher, signal.SIGKILL)
    time.sleep(5.1)  # the time it had to be confirmed in, not a wait for something to happen
    shown = good("firewall", "list", PLACE, "--output", "json")
    assert "was taken back" in shown.said, shown.said
    assert rule not in rules_of(PLACE)


def watchers():
    """Our own: processes that this test's home runs."""
    mine = []
    for path in glob.glob("/proc/[0-9]*"):
        try:
            with open(f"{path}/cmdline", "rb") as file:
                words = file.read().split(b"\0")
            with open(f"{path}/environ", "rb") as file:
                environment = file.read().split(b"\0")
        except OSError:
            continue
        if words[1:3] == [b"plan", b"watch"] and f"HOME={os.environ['HOME']}".encode() in environment:
            mine.append(int(path.rsplit("/", 1)[1]))
    return mine


main(on_openstack if OPENSTACK else on_the_sandbox)
