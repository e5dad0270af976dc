"""./dev bench [NAME] [--json]: one row a figure: name, ours, peer or limit, ratio, goal, and ok or short.

Every figure is a ratio to a peer or limit measured in the same run; a benchmark module offers `rows()`.
"""
import importlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
NAMES = sorted(p.stem for p in pathlib.Path(__file__).parent.glob("bench_*.py"))


class Row:
    """One figure. `ours` and `peer` in `unit`; the goal is ours <= peer * factor."""

    def __init__(self, name, ours, peer_name, peer, factor, unit="ms"):
        self.name, self.ours, self.peer_name, self.peer, self.factor, self.unit = name, ours, peer_name, peer, factor, unit

    @property
    def ratio(self):
        return self.ours / self.peer

    @property
    def reached(self):
        return self.ratio <= self.factor

    def as_json(self):
        return {"name": self.name, "ours": round(self.ours, 3), "peer_name": self.peer_name, "peer": round(self.peer, 3),
                "unit": self.unit, "ratio": round(self.ratio, 3), "goal": self.factor,
                "result": "ok" if self.reached else "short"}

    def as_text(self):
        return (f"{self.name:<34} {self.ours:9.2f} {self.unit:<3} {self.peer_name:<34} {self.peer:9.2f} {self.unit:<3} "
                f"{self.ratio:7.2f} ≤ {self.factor:<5g} {'ok' if self.reached else 'short'}")


def main():
    as_json = "--json" in sys.argv
    wanted = [w for w in sys.argv[1:] if not w.startswith("-")]
    # OpenStack is started only when it is asked for by name.
    chosen = [n for n in NAMES if n.removeprefix("bench_") in wanted or not wanted and n != "bench_openstack"]
    if not chosen:
        sys.exit(f"There is no benchmark {' '.join(wanted)}. There are: {', '.join(n.removeprefix('bench_') for n in NAMES)}.")
    if not as_json:
        print(f"{'figure':<34} {'ours':>9}     {'peer or limit':<34} {'':>9}     {'ratio':>7}   goal")
    for name in chosen:
        for row in importlib.import_module(name).rows(Row):
            print(json.dumps(row.as_json()) if as_json else row.as_text(), flush=True)


main()
