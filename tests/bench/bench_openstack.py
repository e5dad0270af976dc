"""`cloudnx` beside the `openstack` command and curl, whole processes in turns, on the real services of
tests/live/openstack/run. How many requests each of ours sends is asserted, from what the TLS terminator counted."""
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

CLOUDNX = [pathlib.Path(os.environ["CLOUDNX_BIN"]) / "cloudnx", "--profile", "demo"]
OPENSTACK = ["/usr/bin/openstack", "--os-cloud", "demo"]
LOGS = pathlib.Path(os.environ.get("CLOUDNX_LIVE_STATE", "")) / "log"
RUNS = 15


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def in_turns(*works):
    """Median milliseconds of each, all in turns, so that a noisy moment hits each alike."""
    samples = [[] for _ in works]
    for turn in range(RUNS + 1):
        for at, work in enumerate(works):
            began = time.perf_counter()
            work()
            if turn:
                samples[at].append((time.perf_counter() - began) * 1000)
    return [statistics.median(s) for s in samples]


def requests_of(work):
    """What reached the services meanwhile, sorted: "GET /v2.0/ports"."""
    def counted():
        return {log: log.read_text().splitlines() for log in LOGS.glob("requests-*.log")}
    before = counted()
    work()
    return sorted(line.split("?")[0].rsplit(" ", 1)[0] if "?" not in line else line.split("?")[0]
                  for log, lines in counted().items() for line in lines[len(before.get(log, [])):])


def sign_in():
    run(*CLOUDNX, "login")


def list_rules():
    run(*CLOUDNX, "firewall", "list")


def list_rules_freshly():
    sign_in()
    list_rules()


def list_by_openstack():
    run(*OPENSTACK, "security", "group", "rule", "list")


def rows(Row):
    sign_in()
    assert requests_of(list_rules) == ["GET /v2.0/security-groups"], requests_of(list_rules)
    assert requests_of(sign_in) == ["POST /v3/auth/tokens"], requests_of(sign_in)
    with tempfile.NamedTemporaryFile("w") as header:
        header.write("X-Auth-Token: " + run(*OPENSTACK, "token", "issue", "-f", "value", "-c", "id").strip())
        header.flush()
        url = run(*OPENSTACK, "catalog", "show", "network", "-f", "json")
        address = next(word for word in url.split('"') if word.startswith("https://"))

        def list_by_curl():
            run("curl", "-sf", "--cacert", os.environ["CLOUDNX_LIVE_CA"], "-H", f"@{header.name}",
                f"{address}/v2.0/security-groups")
        ours, fresh, theirs, curl = in_turns(list_rules, list_rules_freshly, list_by_openstack, list_by_curl)
    yield Row("cloudnx firewall list", ours, "openstack security group rule list", theirs, 1 / 20)
    yield Row("login and firewall list", fresh, "openstack security group rule list", theirs, 1 / 6)
    yield Row("firewall list beyond curl", ours - curl, "limit, curl with a held token +", 30, 1)
