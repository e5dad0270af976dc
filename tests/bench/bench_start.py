"""How long until a person sees something, beside peers everybody knows, all in one run."""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

BIN = pathlib.Path(os.environ["CLOUDNX_BIN"])
BENCH = pathlib.Path(os.environ["CLOUDNX_BENCH"])
RUNS = 60


def median_ms(command, **how):
    """Median wall time of a whole process, in turns with the others by the caller."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, **how)
    return (time.perf_counter() - began) * 1000


def medians(commands, runs=RUNS):
    """All commands in turns, so that a noisy moment hits each alike."""
    samples = [[] for _ in commands]
    for turn in range(runs + 3):
        for at, command in enumerate(commands):
            took = median_ms(command)
            if turn >= 3:
                samples[at].append(took)
    return [statistics.median(s) for s in samples]


def server_answer_ms(url, ca):
    """GET /openapi.yaml by curl, connection and TLS included: what the sandbox itself takes to answer anybody."""
    out = subprocess.run(["curl", "-s", "--cacert", ca, "-o", "/dev/null", "-w", "%{time_total}\n",
                          *[f"{url}/auth/me"] * 1], capture_output=True, text=True, check=True).stdout
    return float(out) * 1000


def rows(Row):
    version, true, gh = medians([[BIN / "cloudnx", "--version"], ["/bin/true"], ["gh", "--version"]])
    yield Row("cloudnx --version", version, "/bin/true", true, 10)
    yield Row("cloudnx --version", version, "gh --version", gh, 0.25)
    yield from whoami(Row)
    yield from window(Row)


def whoami(Row):
    with tempfile.TemporaryDirectory() as data:
        started = json.loads(subprocess.run(
            [BIN / "cloudnx", "sandbox", "start", "--scenario", "fresh", "--data", data, "--output", "json"],
            capture_output=True, text=True, check=True).stdout)
        try:
            subprocess.run([BIN / "cloudnx", "--profile", "sandbox", "login", "--email", started["email"], "--stdin"],
                           input=started["password"] + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
            whoami, gh = medians([[BIN / "cloudnx", "--profile", "sandbox", "whoami"], ["gh", "--version"]], 30)
            answer = statistics.median(server_answer_ms(started["url"], started["ca"]) for _ in range(30))
            yield Row("cloudnx whoami", whoami, "gh --version + server's answer", gh + answer, 1)
        finally:
            subprocess.run([BIN / "cloudnx", "sandbox", "stop"], stdout=subprocess.DEVNULL)


def window(Row):
    """Both programs end by themselves once their first window was painted."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    ours, bare = medians([[BIN / "cloudnx-console", "--quit-when-shown"], [BENCH / "barewindow"]], 20)
    yield Row("first window", ours, "bare Qt Widgets window", bare, 1.5)
