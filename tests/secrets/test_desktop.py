"""Somebody signs in to the desktop with the keyboard, and it is locked, by a key and by the screen: nothing of it is left in
its memory."""

import json
import os
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "terminal"))
from hunt import Hunt, files_below  # noqa: E402
from keyring import resting_tokens  # noqa: E402
from memory import found_in  # noqa: E402
from world import BIN, Sandbox, forget_used_codes, good, main, totp  # noqa: E402


def wait_until(is_so, otherwise, seconds=30):
    pause, over = threading.Event(), time.monotonic() + seconds
    while time.monotonic() < over:
        if is_so():
            return True
        pause.wait(0.1)
    assert otherwise is None, otherwise
    return False


def xdotool(*words, typed=""):
    return subprocess.run(["xdotool", *words], input=typed, capture_output=True, text=True, timeout=20)


class Desktop:
    def __init__(self):
        self.process = subprocess.Popen([f"{BIN}/cloudnx-console", "--profile", "sandbox"],
                                        env={**os.environ, "QT_QPA_PLATFORM": "xcb"})
        wait_until(lambda: self.is_called("CloudNx Console"), "no window came up")
        self.window = xdotool("search", "--onlyvisible", "--name", "CloudNx Console").stdout.split()[0]
        xdotool("windowfocus", self.window)

    def is_called(self, title):
        return title in [xdotool("getwindowname", window).stdout.strip()
                         for window in xdotool("search", "--onlyvisible", "--name", "CloudNx Console").stdout.split()]

    def presses(self, key):
        xdotool("key", key)

    def types(self, text):
        """Into the field that has the focus, over what stands there."""
        self.presses("ctrl+a")
        xdotool("type", "--delay", "20", "--file", "-", typed=text)

    def requests(self):
        """All that was asked of the service."""
        state = os.path.join(os.environ["XDG_STATE_HOME"], "cloudnx")
        return [json.loads(line) for file in files_below(state) if file.endswith("requests.jsonl")
                for line in open(file)]

    def asked(self, path):
        """Statuses of what was asked of the service there."""
        return [row["status"] for row in self.requests() if row["path"] == path]

    def comes_to_rest(self):
        """Nothing more is asked for a moment."""
        before = len(self.requests())
        while wait_until(lambda: len(self.requests()) != before, None, seconds=1):
            before = len(self.requests())


def sign_in(desktop, hunt, place, ahead=0):
    """With the code of @p ahead seconds from now, since each is good once."""
    hunt.know("the password", place["password"])
    before = len(desktop.asked("/auth/login"))
    for _ in range(5):  # what is typed before the field is there goes nowhere
        desktop.types(place["password"])
        desktop.presses("Return")
        if wait_until(lambda: len(desktop.asked("/auth/login")) > before, None, seconds=4):
            break
    assert desktop.asked("/auth/login")[-1] == 200, desktop.asked("/auth/login")
    code = hunt.know(f"the code {ahead} s ahead", totp(place["totp_secret"], ahead=ahead))
    for _ in range(5):
        desktop.types(code)
        if wait_until(lambda: desktop.is_called("sandbox – CloudNx Console"), None, seconds=4):
            return
    raise AssertionError("nobody was signed in")


def is_in(desktop, hunt, name):
    """Without this the scan might be blind."""
    wait_until(lambda: any(name in find for find in found_in(desktop.process.pid, hunt)), f"{name} is nowhere: a blind scan")


def type_a_value(desktop, hunt):
    """Into the box that encrypts, where it stays."""
    desktop.presses("ctrl+k")
    xdotool("type", "--delay", "20", "--file", "-", typed="encrypt or decrypt")
    desktop.presses("Return")
    desktop.types(hunt.know("the plaintext", "MARKED-plaintext-9c02-of-the-database"))
    is_in(desktop, hunt, "the plaintext")


def copied(kind="UTF8_STRING"):
    """What another program finds in the clipboard."""
    return subprocess.run(["xclip", "-selection", "clipboard", "-o", "-t", kind], capture_output=True, text=True,
                          timeout=20).stdout


def make_an_access_key(desktop, hunt):
    """For a new user who may do nothing, through palette and plan sheet; it is shown, and copied from there."""
    good("iam", "user", "create", "reader", "--yes")
    desktop.presses("F5")
    keys = "/auth/iam/users/reader/access-keys"
    for _ in range(5):  # the palette does not know the user before the account is read again
        desktop.presses("ctrl+k")
        xdotool("type", "--delay", "20", "--file", "-", typed="new access key for reader")
        desktop.presses("Return")
        desktop.comes_to_rest()
        desktop.presses("Return")  # once: afterwards other buttons stand there
        if wait_until(lambda: 201 in desktop.asked(keys), None, seconds=10):
            break
        desktop.presses("Escape")
    assert 201 in desktop.asked(keys), desktop.asked(keys)

    def is_copied():
        desktop.presses("Tab")
        desktop.presses("ctrl+c")
        return re.fullmatch(r"[A-Za-z0-9_-]{40}", copied())

    wait_until(is_copied, "the new key's secret was never shown")
    assert copied("x-kde-passwordManagerHint") == "secret", "a clipboard history would keep it"
    hunt.know("the new access key", copied())
    is_in(desktop, hunt, "the new access key")


def nothing_is_left(desktop, hunt):
    wait_until(lambda: desktop.is_called("CloudNx Console"), "it never locked")
    # What is under way ends first; it has half a minute.
    if not wait_until(lambda: not found_in(desktop.process.pid, hunt), None):
        raise AssertionError("\n".join(found_in(desktop.process.pid, hunt)))


def lock_the_screen():
    """As GNOME's screen saver says it on the session bus."""
    subprocess.run(["gdbus", "emit", "--session", "--object-path", "/org/gnome/ScreenSaver", "--signal",
                    "org.gnome.ScreenSaver.ActiveChanged", "true"], check=True, timeout=20)


def everything():
    hunt = Hunt()
    with Sandbox("--totp", "--scenario", "messy") as sandbox:
        desktop = Desktop()
        sign_in(desktop, hunt, sandbox.place)
        resting_tokens(hunt, "sandbox", "of the sign-in")
        is_in(desktop, hunt, "access token")
        type_a_value(desktop, hunt)
        make_an_access_key(desktop, hunt)
        desktop.presses("ctrl+l")
        nothing_is_left(desktop, hunt)
        assert not copied(), "the new key is still in the clipboard"
        forget_used_codes()
        sign_in(desktop, hunt, sandbox.place, ahead=30)
        resting_tokens(hunt, "sandbox", "of the second sign-in")
        is_in(desktop, hunt, "of the second sign-in")
        lock_the_screen()
        nothing_is_left(desktop, hunt)
        desktop.process.terminate()
        desktop.process.wait(timeout=30)


main(everything)
