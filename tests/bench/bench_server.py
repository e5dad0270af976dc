"""How many calls the sandbox answers beside a client on the same core. First as many as it can (wrk, eight connections), then
at the rates it must bear, reads and audited writes at once (h2load, which sends by the clock). Each request is signed by
botocore. The limits: 2,000 signed reads/s, 500 audited writes/s, p99 of 20 ms, memory that does not grow. `--long` holds the
rates for ten minutes instead of one."""
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
READS, WRITES = 2000, 500  # a second
CORE = ["taskset", "-c", "0"]
# A signature is good for five minutes, so the rates are held in turns of one.
TURNS, TURN_SECONDS = (10 if "--long" in sys.argv else 1), 60


class Call:
    """One request, signed anew each time it is used."""

    def __init__(self, sandbox, key, method, path, body=None):
        self.sandbox, self.key, self.method, self.path = sandbox, key, method, path
        self.data = json.dumps(body) if body is not None else ""

    def headers(self):
        request = AWSRequest(method=self.method, url=self.sandbox.url + self.path, data=self.data.encode(),
                             headers={"Content-Type": "application/json"})
        request.headers["Host"] = f"127.0.0.1:{self.sandbox.port}"
        credentials = Credentials(self.key["access_key_id"], self.key["secret_access_key"])
        botocore.auth.SigV4Auth(credentials, "cloudnx", "in-mum").add_auth(request)
        return {name: value for name, value in request.headers.items() if name != "Host"}


def most(call):
    """Milliseconds a call when eight connections send as fast as they are answered."""
    script = f"wrk.method = {json.dumps(call.method)}\nwrk.body = {json.dumps(call.data)}\n" + "".join(
        f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n" for name, value in call.headers().items())
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        printed = subprocess.run([*CORE, "wrk", "-t1", "-c8", f"-d{SECONDS}s", "-s", file.name,
                                  call.sandbox.url + call.path], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in printed:
        raise RuntimeError(f"{call.method} {call.path} was refused under load:\n{printed}")
    return 1000 / float(re.search(r"Requests/sec:\s+([0-9.]+)", printed).group(1))


class Steady:
    """h2load at a rate, spread over connections; what it notes of each call is read when it has ended."""

    def __init__(self, call, rate, connections, folder):
        self.rate = rate
        self.log = pathlib.Path(folder, f"{call.method}.log")
        words = [*CORE, "h2load", "--h1", "-t1", "-m1", f"-c{connections}", f"--rps={rate / connections}",
                 f"-n{rate * TURN_SECONDS}", f"--log-file={self.log}", "-H", f":method: {call.method}"]
        for name, value in call.headers().items():
            words += ["-H", f"{name}: {value}"]
        if call.data:
            body = pathlib.Path(folder, "body")
            body.write_text(call.data, encoding="utf-8")
            words += ["-d", str(body)]
        self.process = subprocess.Popen([*words, call.sandbox.url + call.path], stdout=subprocess.PIPE, text=True)

    def ended(self):
        """Latencies in milliseconds, and how many seconds all of it took."""
        printed = self.process.communicate()[0]
        calls = [line.split("\t") for line in self.log.read_text(encoding="ascii").splitlines()]
        self.log.unlink()
        if len(calls) != self.rate * TURN_SECONDS or any(status != "200" for _, status, _ in calls):
            raise RuntimeError(f"refused or lost under load:\n{printed}")
        times = [int(began) for began, _, _ in calls]
        return [int(took) / 1000 for _, _, took in calls], (max(times) - min(times)) / 1e6


def percentile(values, share):
    return sorted(values)[int(len(values) * share)]


def memory(sandbox):
    with open(f"/proc/{sandbox.process.pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def held(read, write):
    """The latencies of reads and writes at the rates they must bear, and by how much they fell behind, in per cent."""
    reads, writes, seconds = [], [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(TURNS):
            both = Steady(read, READS, 8, folder), Steady(write, WRITES, 4, folder)
            for into, steady in zip((reads, writes), both):
                latencies, took = steady.ended()
                into += latencies
                seconds = max(seconds, took)
    return reads, writes, max(0.0, 100 * (seconds / TURN_SECONDS - 1))


def rows(row):
    sandbox = Sandbox("--events", "20000")
    try:
        subprocess.run(["taskset", "-a", "-c", "-p", "0", str(sandbox.process.pid)], check=True, capture_output=True)
        root = sandbox.root()
        sandbox.send("POST", "/auth/iam/users", {"username": "load"}, token=root)
        sandbox.send("POST", "/auth/iam/users/load/policies", {"policy_name": "CloudNxFullAccess"}, token=root)
        key = sandbox.send("POST", "/auth/iam/users/load/access-keys", token=root).json
        instance = sandbox.send("GET", "/compute/instances", token=root)["instances"][0]["id"]
        read = Call(sandbox, key, "GET", "/compute/instances")
        write = Call(sandbox, key, "PATCH", f"/compute/instances/{instance}", {"user_data": "#cloud-config"})
        yield row("server: signed read", most(read), "2,000 a second", 0.5, 1)
        yield row("server: audited write", most(write), "500 a second", 2, 1)
        before = memory(sandbox)
        reads, writes, behind = held(read, write)
        yield row("server: read p99 at the rates", percentile(reads, 0.99), "limit", 20, 1)
        yield row("server: write p99 at the rates", percentile(writes, 0.99), "limit", 20, 1)
        yield row("server: behind the rates", behind, "limit", 1, 1, "%")
        yield row(f"server: memory after {TURNS} min", memory(sandbox), "before", before, 1.1, "MiB")
    finally:
        sandbox.stop()
