"""The whole checklist over 500 instances and 2,000 users, beside the limit of the issue."""
import json
import os
import pathlib
import subprocess

BENCH = pathlib.Path(os.environ["CLOUDNX_BENCH"])
LIMIT_MS = 50
CHECKS = 40
FRAME_MS = 16  # the window works it out while it draws


def rows(Row):
    told = json.loads(subprocess.run([BENCH / "checklistbench"], capture_output=True, text=True, check=True).stdout)
    yield Row(f"{told['checks']} checks, 500 VMs, 2,000 users", told["median_ms"], f"limit for {CHECKS} checks", LIMIT_MS, 1)
    yield Row(f"the {told['fixes']} fixes that pay, 500 VMs", told["payoff_ms"], "a frame", FRAME_MS, 1)
