"""What a frame costs in the firewall's room: 5,000 rules filtered letter by letter and scrolled, and the sentence of effect
at 1,000 rules. Time of the main thread alone, so that other work on the machine does not count."""
import os
import pathlib
import re
import subprocess

BUILD = pathlib.Path(os.environ.get("CLOUDNX_BUILD", "build"))


def rows(Row):
    ended = subprocess.run([BUILD / "tests/tst_firewallpage", "fiveThousandRulesFilterAndScroll",
                            "theEffectAtAThousandRules"], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                           capture_output=True, text=True, timeout=300)
    figures = {name: float(value) for name, value in re.findall(r"frame-ms (\w+) ([0-9.]+)", ended.stdout + ended.stderr)}
    assert ended.returncode == 0 and len(figures) == 4, ended.stdout + ended.stderr
    yield Row("5,000 rules: a letter in the filter", figures["filter"], "one frame", 16, 1)
    yield Row("5,000 rules: scrolled anywhere", figures["scroll"], "one frame", 16, 1)
    yield Row("effect of a new rule, 1,000 rules", figures["adding"], "limit", 1, 1)
    yield Row("effect of a changed rule, 1,000 rules", figures["replacing"], "limit", 1, 1)
