"""What a screen reader hears of the checklist wizard: every control has a name, a role and a state (AT-SPI, under Xvfb).

Started with the program to look at. Walks every question by the reader's own press on "Next".
"""
import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 60
NAMELESS_ROLES = {pyatspi.ROLE_FILLER, pyatspi.ROLE_PANEL, pyatspi.ROLE_SCROLL_PANE, pyatspi.ROLE_VIEWPORT,
                  pyatspi.ROLE_LAYERED_PANE, pyatspi.ROLE_SCROLL_BAR}


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except (LookupError, GLib.Error):  # what was asked has gone meanwhile
            found = None
        if found:
            return found
        time.sleep(0.05)  # polls; the condition decides
    raise AssertionError(f"not seen in {PATIENCE} s: {what}")


def application(pid):
    for app in pyatspi.Registry.getDesktop(0):
        if app and app.get_process_id() == pid:
            return app
    return None


def below(node):
    yield node
    for child in node:
        if child:
            yield from below(child)


def shows(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def controls(page):
    """What can have the focus, and is seen."""
    return [node for node in below(page) if shows(node) and node.getState().contains(pyatspi.STATE_FOCUSABLE)]


def named(page, name, role=None):
    for node in below(page):
        if shows(node) and node.name.replace("&", "") == name and role in (None, node.getRole()):
            return node
    return None


def texts(page):
    return "\n".join(node.name for node in below(page) if shows(node) and node.getRole() == pyatspi.ROLE_LABEL)


def press(node):
    node.queryAction().doAction(0)


def walk(app):
    frame = wait_for("the page", lambda: named(app, "Checklist", pyatspi.ROLE_FILLER))
    seen, roles, questions = set(), set(), 0
    while True:
        for node in wait_for("the controls", lambda: controls(frame)):
            name, role = node.name, node.getRole()
            roles.add(node.getRoleName())
            assert name or role in NAMELESS_ROLES, (node.getRoleName(), texts(frame)[-400:])
            if role == pyatspi.ROLE_PUSH_BUTTON:
                states = node.getState()
                assert states.contains(pyatspi.STATE_ENABLED) or not states.contains(pyatspi.STATE_SENSITIVE), name
            seen.add(name)
        questions += 1
        onward = named(frame, "Next", pyatspi.ROLE_PUSH_BUTTON)
        if not onward.getState().contains(pyatspi.STATE_ENABLED):
            break
        before = texts(frame)
        press(onward)
        wait_for("the next question", lambda: texts(frame) != before)
    assert questions == 46, questions  # 45 checks, and what the provider states
    for name in ("Evidence (1)", "GSTIN", "Allow it and look", "The script", "What the script printed",
                 "An endpoint of yours that speaks TLS", "Report: print or save"):
        assert name in seen, (name, sorted(seen))
    assert any(name.startswith("Question 1: Is two-factor sign-in on for you? (") for name in seen), sorted(seen)
    assert {"push button", "text", "combo box"} <= roles, roles
    opens_and_hears(frame)
    print(f"{questions} questions, {len(seen)} names, roles: {', '.join(sorted(roles))}")


def opens_and_hears(frame):
    """A form below a heading: opened, filled in by the reader, told."""
    last = named(frame, "Back", pyatspi.ROLE_PUSH_BUTTON)
    before = texts(frame)
    press(last)
    wait_for("the last question", lambda: texts(frame) != before)
    press(wait_for("the heading", lambda: named(frame, "Say that it is so")))
    who = wait_for("the field", lambda: named(frame, "Who says so", pyatspi.ROLE_TEXT))
    who.queryEditableText().setTextContents("asha")
    press(next(node for node in controls(frame) if node.name.startswith("Say that it is so, for")))
    wait_for("the word", lambda: "Attested: asha said so" in texts(frame))


def main():
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
    screen = subprocess.Popen(sys.argv[1:], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert screen.stdout.readline() == "ready\n"
        walk(wait_for("the program", lambda: application(screen.pid)))
    finally:
        screen.kill()
        screen.wait()


main()
