"""How many calls the sandbox answers beside a client on the same core: wrk sends one request, signed by botocore, over and
over. Figures are milliseconds a call, against the limits of 2,000 signed reads/s, 500 audited writes/s, p99 of 20 ms."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "sandbox"))
from sandbox import Sandbox  # noqa: E402

SECONDS = 5


def signed(sandbox, key, method, path, body):
    data = json.dumps(body).encode() if body is not None else b""
    request = AWSRequest(method=method, url=sandbox.url + path, data=data, headers={"Content-Type": "application/json"})
    request.headers["Host"] = f"127.0.0.1:{sandbox.port}"
    credentials = Credentials(key["access_key_id"], key["secret_access_key"])
    botocore.auth.SigV4Auth(credentials, "cloudnx", "in-mum").add_auth(request)
    return dict(request.headers.items()), data.decode()


def milliseconds(text):
    number, unit = re.fullmatch(r"([0-9.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def load(sandbox, key, method, path, body=None):
    """Milliseconds a call, and the 99th percentile, with eight connections on one core."""
    headers, data = signed(sandbox, key, method, path, body)
    script = f"wrk.method = {json.dumps(method)}\nwrk.body = {json.dumps(data)}\n" + "".join(
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n" for name, value in headers.items() if name != "Host")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        printed = subprocess.run(["taskset", "-c", "0", "wrk", "-t1", "-c8", f"-d{SECONDS}s", "--latency", "-s", file.name,
                                  sandbox.url + path], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in printed:
        raise RuntimeError(f"{method} {path} was refused under load:\n{printed}")
    rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", printed).group(1))
    return 1000 / rate, milliseconds(re.search(r"99%\s+(\S+)", printed).group(1))


def memory(sandbox):
    with open(f"/proc/{sandbox.process.pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def rows(row):
    sandbox = Sandbox("--events", "20000")
    try:
        subprocess.run(["taskset", "-a", "-c", "-p", "0", str(sandbox.process.pid)], check=True, capture_output=True)
        root = sandbox.root()
        sandbox.send("POST", "/auth/iam/users", {"username": "load"}, token=root)
        sandbox.send("POST", "/auth/iam/users/load/policies", {"policy_name": "CloudNxFullAccess"}, token=root)
        key = sandbox.send("POST", "/auth/iam/users/load/access-keys", token=root).json
        instance = sandbox.send("GET", "/compute/instances", token=root)["instances"][0]["id"]
        change = ("PATCH", f"/compute/instances/{instance}", {"user_data": "#cloud-config"})
        read, slowest_read = load(sandbox, key, "GET", "/compute/instances")
        yield row("server: signed read", read, "2,000 a second", 0.5, 1)
        yield row("server: signed read, p99", slowest_read, "limit", 20, 1)
        write, slowest_write = load(sandbox, key, *change)
        yield row("server: audited write", write, "500 a second", 2, 1)
        yield row("server: audited write, p99", slowest_write, "limit", 20, 1)
        before = memory(sandbox)
        for _ in range(3):
            load(sandbox, key, *change)
        yield row("server: memory after more writes", memory(sandbox), "before them", before, 1.1, "MiB")
    finally:
        sandbox.stop()
