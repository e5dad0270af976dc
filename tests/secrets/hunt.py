"""Looks for known secrets where none may stand: in files, and in the command lines and environments of processes."""

import base64
import ctypes
import os
import re
import stat
import subprocess
import threading
import urllib.parse


class Secret:
    """One known secret in every form a program might have written it down by mistake."""

    def __init__(self, name, text):
        assert text, f"the secret {name} is empty"
        self.name = name
        self.patterns = [re.compile(form) for form in sorted(forms(text))]

    def is_in(self, haystack):
        return any(pattern.search(haystack) for pattern in self.patterns)


def forms(text):
    plain = text.encode()
    if re.fullmatch(r"\d{6}", text):  # six digits stand by chance within ids and times, so they must stand alone
        return {rb"(?<![0-9A-Za-z.-])" + plain + rb"(?![0-9A-Za-z])", letters(text.encode("utf-16-le"))}
    found = {plain, text.encode("utf-16-le"), urllib.parse.quote(text, safe="").encode(), plain.hex().encode(),
             plain.hex().upper().encode(), *in_base64(plain)}
    if text.count(".") == 2:  # a JWT: its signature alone, too
        found.add(text.rsplit(".", 1)[1].encode())
    if "-" in text and len(text) < 40:
        found.add(text.replace("-", "").encode())
    if re.fullmatch(r"[A-Z2-7]{16,}", text):  # base32: as people read it, in fours, in small letters, and as bytes
        fours = " ".join(text[at:at + 4] for at in range(0, len(text), 4))
        found |= {fours.encode(), fours.lower().encode(), text.lower().encode(),
                  base64.b32decode(text + "=" * (-len(text) % 8))}
    return {letters(form) for form in found}


def letters(plain):
    return re.escape(plain)


def in_base64(plain):
    """What of @p plain looks the same in base64 whatever stands around it: one form for each of three places."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain + b"\0" * (-(before + len(plain)) % 3))
        first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
        yield encoded[first:last]


class Hunt:
    def __init__(self):
        self.secrets = {}
        self.plain = {}

    def know(self, name, text):
        self.secrets[name] = Secret(name, text)
        self.plain[name] = text
        return text

    def found_in(self, haystack, besides=()):
        return sorted(one.name for one in self.secrets.values() if one.name not in besides and one.is_in(haystack))

    def found_below(self, *folders):
        """Lines `path: secret`, and how many files were read. The name of a file is read as well."""
        finds, read = [], 0
        for path in files_below(*folders):
            with open(path, "rb") as file:
                haystack = os.fsencode(path) + b"\n" + file.read()
            read += 1
            finds += [f"{path}: {name}" for name in self.found_in(haystack)]
        return finds, read


def files_below(*folders):
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (os.path.join(place, name) for name in names):
                if stat.S_ISREG(os.lstat(path).st_mode):
                    yield path


def too_open(*folders):
    """Files that are not 0600 and folders that are not 0700."""
    wrong = []
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path, right in [(place, 0o700)] + [(os.path.join(place, name), 0o600) for name in names]:
                mode = stat.S_IMODE(os.lstat(path).st_mode)
                if mode != right:
                    wrong.append(f"{path}: {mode:o}")
    return wrong


libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
PTRACE_TRACEME, PTRACE_DETACH = 0, 17


def let_parent_trace():
    libc.ptrace(PTRACE_TRACEME, 0, None, None)


class Watch:
    """Reads what /proc shows to others of every process of ours, again and again, until it is closed."""

    def __init__(self, programs):
        self.programs = os.path.realpath(programs)
        self.mark = b"HOME=" + os.fsencode(os.environ["HOME"])
        self.seen = {}  # (program, its first words) -> set of what was read
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self):
        while not self._over.wait(0.01):
            for name in os.listdir("/proc"):
                if name.isdigit():
                    self.look_at(int(name))

    def look_at(self, process):
        """False when it is none of ours, or over."""
        try:
            program = os.readlink(f"/proc/{process}/exe")
            if not program.startswith(self.programs + "/"):
                return False
            with open(f"/proc/{process}/cmdline", "rb") as line, open(f"/proc/{process}/environ", "rb") as environment:
                shown = (line.read(), environment.read())
        except (OSError, ValueError):
            return False
        if self.mark not in shown[1].split(b"\0"):  # another test's, or not laid out yet
            return False
        self.seen.setdefault((os.path.basename(program), process), set()).add(shown)
        return True

    def start(self, words, **how):
        """A child that is read before its first instruction: the kernel stops it when exec has laid out its memory."""
        process = subprocess.Popen(words, preexec_fn=let_parent_trace, **how)
        _, status = os.waitpid(process.pid, 0)
        assert os.WIFSTOPPED(status), f"{words} did not start: {status}"
        seen = self.look_at(process.pid)
        assert libc.ptrace(PTRACE_DETACH, process.pid, None, None) == 0
        assert seen, f"{words} is none of ours"
        return process

    def look_again(self, process):
        assert self.look_at(process.pid), f"{process.args} is over"

    def close(self):
        self._over.set()
        self._thread.join()

    def finds(self, hunt):
        return [f"{program} ({process}), {'command line' if at == 0 else 'environment'}: {name}"
                for (program, process), all_shown in self.seen.items() for shown in all_shown
                for at, part in enumerate(shown) for name in hunt.found_in(part)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
