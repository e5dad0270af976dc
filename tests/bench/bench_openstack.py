"""`cloudnx` beside the `openstack` command and curl, whole processes in turns, on the real services of
tests/live/openstack/run. How many requests each of ours sends is asserted, from what the TLS terminator counted."""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

CLOUDNX = pathlib.Path(os.environ["CLOUDNX_BIN"]) / "cloudnx"
KEY = "demo"  # of clouds.yaml: an application credential
PASSWORD = "admin-demo"
LOGS = pathlib.Path(os.environ.get("CLOUDNX_LIVE_STATE", "")) / "log"
RUNS = 15


class Work:
    """What is measured, and what has to be so `before`, which is not."""

    def __init__(self, work, before=lambda: None):
        self.work, self.before = work, before


def run(*command, given=None, check=True):
    return subprocess.run(command, input=given, capture_output=True, text=True, check=check).stdout


def in_turns(*works):
    """Median milliseconds of each, all in turns, so that a noisy moment hits each alike."""
    samples = [[] for _ in works]
    for turn in range(RUNS + 1):
        for at, one in enumerate(works):
            one.before()
            began = time.perf_counter()
            one.work()
            if turn:
                samples[at].append((time.perf_counter() - began) * 1000)
    return [statistics.median(s) for s in samples]


def requests_of(work, *addresses):
    """What reached the services meanwhile, sorted: "GET /v2.0/ports". nginx writes a request's line just after it was
    answered and before it takes the next request, so each of @p addresses is asked for nothing first."""
    def counted():
        for address in addresses:
            curl("-o", os.devnull, f"{address}/fault-probe", given="", check=False)
        return {log: [line for line in log.read_text().splitlines() if "/fault-probe" not in line]
                for log in LOGS.glob("requests-*.log")}
    before = counted()
    work()
    return sorted(line.split("?")[0].rsplit(" ", 1)[0] if "?" not in line else line.split("?")[0]
                  for log, lines in counted().items() for line in lines[len(before.get(log, [])):])


def cloudnx(profile, *words):
    return run(CLOUDNX, "--profile", profile, *words)


def openstack(cloud, *words):
    return run("/usr/bin/openstack", "--os-cloud", cloud, *words)


def sign_in(profile=KEY):
    cloudnx(profile, "login")


def forget_token():
    """The session's token goes from the keychain; the application credential that `login` kept stays."""
    subprocess.run(["secret-tool", "clear", "server", "cloudnx", "user", "demo/tokens"], check=True)


def list_rules(profile=KEY):
    return cloudnx(profile, "firewall", "list")


def sign_in_and_list():
    """As a person does: nothing of an earlier session is used."""
    sign_in(PASSWORD)
    list_rules(PASSWORD)


def list_by_openstack(cloud=KEY):
    openstack(cloud, "security", "group", "rule", "list")


def curl(*arguments, given, check=True):
    return run("curl", "-sf", "--cacert", os.environ["CLOUDNX_LIVE_CA"], *arguments, given=given, check=check)


def sign_in_by_curl():
    """A token of the application credential, as both programs get theirs."""
    key = {"id": os.environ["CLOUDNX_LIVE_CREDENTIAL"], "secret": os.environ["CLOUDNX_LIVE_CREDENTIAL_SECRET"]}
    body = {"auth": {"identity": {"methods": ["application_credential"], "application_credential": key}}}
    answer = curl("-D", "-", "-o", os.devnull, "-H", "Content-Type: application/json", "-d", "@-",
                  f"{os.environ['CLOUDNX_LIVE_IDENTITY']}/auth/tokens", given=json.dumps(body))
    return next(line.split(": ")[1] for line in answer.splitlines() if line.lower().startswith("x-subject-token: "))


def list_by_curl(address, token):
    return curl("-H", "@-", f"{address}/v2.0/security-groups", given=f"X-Auth-Token: {token}\n")


def rows(Row):
    sign_in()
    catalog = openstack(KEY, "catalog", "show", "network", "-f", "json")
    address = next(word for word in catalog.split('"') if word.startswith("https://"))
    places = [address, os.environ["CLOUDNX_LIVE_IDENTITY"]]
    assert requests_of(list_rules, *places) == ["GET /v2.0/security-groups"]
    assert requests_of(sign_in, *places) == ["POST /v3/auth/tokens"]
    forget_token()
    assert requests_of(list_rules, *places) == ["GET /v2.0/security-groups", "POST /v3/auth/tokens"]
    # Who signs in by password here is an administrator, who sees every project's: his own project's groups are asked for,
    # then those that others share with it, since Neutron knows no "or".
    groups = "GET /v2.0/security-groups"
    assert requests_of(sign_in_and_list, *places) == [groups, groups, "POST /v3/auth/tokens"]
    token = sign_in_by_curl()
    ours, fresh, renewed, theirs, theirs_by_password, held, floor = in_turns(
        Work(list_rules), Work(sign_in_and_list), Work(list_rules, before=forget_token), Work(list_by_openstack),
        Work(lambda: list_by_openstack(PASSWORD)), Work(lambda: list_by_curl(address, token)),
        Work(lambda: list_by_curl(address, sign_in_by_curl())))
    peer = "openstack security group rule list"
    yield Row("cloudnx firewall list", ours, peer, theirs, 1 / 20)
    yield Row("firewall list beyond curl", ours - held, "limit, curl with a held token +", 30, 1)
    # The peer signs in each time.
    yield Row("login by password, firewall list", fresh, peer, theirs_by_password, 1 / 6)
    # A service asks Keystone about a token that it sees first. For one of an application credential Keystone finds out the
    # roles anew each time (some 200 queries of its database), for others it remembers them; curl waits for that as well.
    yield Row("firewall list that renews its token", renewed, peer, theirs, 1 / 6)
    yield Row("the same two requests by curl", floor, peer, theirs, 1 / 6)
