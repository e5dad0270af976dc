"""Judging rules: the canonical form, redundancy, exposure, the effect of a change; each beside its limit and a naive version."""
import json
import os
import pathlib
import subprocess

BENCH = pathlib.Path(os.environ["CLOUDNX_BENCH"])


def rows(Row):
    done = subprocess.run([BENCH / "firewallbench"], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        figure = json.loads(line)
        yield Row(figure["name"], figure["ours"], figure["peer_name"], figure["peer"], figure["factor"])
