"""The memory of another process, as a debugger reads it."""

import re


def writable_memory(process):
    """Every writable mapping with its name."""
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in maps:
            first, last, rights, name = re.match(r"(\S+)-(\S+) (\S+) \S+ \S+ \d+\s*(.*)", line).groups()
            if rights.startswith("rw"):
                try:
                    memory.seek(int(first, 16))
                    yield name or first, memory.read(int(last, 16) - int(first, 16))
                except OSError:  # gone, or none of the kernel's to show
                    pass


def found_in(process, hunt):
    """Lines `mapping: secret`."""
    return [f"{name}: {secret}" for name, memory in writable_memory(process) for secret in hunt.found_in(memory)]
