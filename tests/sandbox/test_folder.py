"""The data folder: what is in it, who may read it, what reset leaves alone, and what a killed server leaves behind."""

import http.client
import json
import os
import shutil
import signal
import ssl
import stat
import subprocess
import sys
import tempfile
import threading
import unittest

from sandbox import BINARY, Sandbox


def run(*flags):
    return subprocess.run([BINARY, *flags], capture_output=True, text=True, timeout=60)


class Folder(unittest.TestCase):
    def setUp(self):
        self.parent = tempfile.mkdtemp(prefix="cloudnx-sandbox-test.")
        self.data = os.path.join(self.parent, "data")

    def tearDown(self):
        shutil.rmtree(self.parent)

    def test_private(self):
        sandbox = Sandbox(folder=self.data)
        sandbox.root()
        sandbox.stop()
        self.assertEqual(stat.S_IMODE(os.stat(self.data).st_mode), 0o700)
        for name in os.listdir(self.data):
            self.assertEqual(stat.S_IMODE(os.stat(os.path.join(self.data, name)).st_mode), 0o600, name)

    def test_restart_keeps_everything(self):
        sandbox = Sandbox("--totp", "on", folder=self.data)
        first = sandbox.ready
        sandbox.stop()
        sandbox = Sandbox("--scenario", "messy", folder=self.data)
        try:
            for name in ("account_id", "email", "password", "totp_secret", "ca"):
                self.assertEqual(sandbox.ready[name], first[name])
            self.assertEqual(sandbox.one("SELECT count(*) FROM instances WHERE account = '100000003'"), 1)
        finally:
            sandbox.stop()

    def test_a_changed_password_is_not_printed(self):
        sandbox = Sandbox(folder=self.data)
        body = {"current_password": sandbox.password, "new_password": "my own password"}
        self.assertEqual(sandbox.send("POST", "/auth/change-password", body, token=sandbox.root()).status, 200)
        sandbox.stop()
        sandbox = Sandbox(folder=self.data)
        self.assertIsNone(sandbox.ready["password"])
        sandbox.stop()

    def test_ends_though_its_parent_had_sigterm_blocked(self):
        block = lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        subprocess.run([BINARY, "--data", self.data, "--start"], preexec_fn=block, check=True, timeout=60,
                       stdout=subprocess.DEVNULL)
        stopped = run("--data", self.data, "--stop")
        self.assertEqual((stopped.returncode, stopped.stderr), (0, ""))

    def test_somebody_elses_folder_is_refused_and_left_alone(self):
        os.mkdir(self.data)
        precious = os.path.join(self.data, "cloudnx.db")
        with open(precious, "w", encoding="utf-8") as file:
            file.write("precious")
        for flags in ((), ("--start",), ("--reset",)):
            with self.subTest(flags=flags):
                self.assertEqual(run("--data", self.data, *flags).returncode, 1)
        self.assertEqual(os.listdir(self.data), ["cloudnx.db"])
        with open(precious, encoding="utf-8") as file:
            self.assertEqual(file.read(), "precious")

    def test_a_link_is_no_folder_of_ours(self):
        sandbox = Sandbox(folder=self.data)
        sandbox.stop()
        link = os.path.join(self.parent, "link")
        os.symlink(self.data, link)
        self.assertEqual(run("--data", link, "--reset").returncode, 1)
        self.assertTrue(os.path.exists(os.path.join(self.data, "cloudnx.db")))

    def test_reset_leaves_what_it_did_not_make(self):
        sandbox = Sandbox(folder=self.data)
        self.assertEqual(run("--data", self.data, "--reset").returncode, 1)
        sandbox.stop()
        with open(os.path.join(self.data, "notes.txt"), "w", encoding="utf-8") as file:
            file.write("mine")
        self.assertEqual(run("--data", self.data, "--reset").returncode, 0)
        self.assertEqual(os.listdir(self.data), ["notes.txt"])
        os.remove(os.path.join(self.data, "notes.txt"))
        sandbox = Sandbox(folder=self.data)
        sandbox.stop()
        self.assertEqual(run("--data", self.data, "--reset").returncode, 0)
        self.assertFalse(os.path.exists(self.data))

    def test_background_life(self):
        self.assertEqual(run("--data", self.data, "--status").returncode, 1)
        started = run("--data", self.data, "--start", "--scenario", "messy")
        self.assertEqual(started.returncode, 0, started.stderr)
        ready = json.loads(started.stdout)
        self.assertEqual(set(ready), {"url", "ca", "account_id", "email", "password", "totp_secret", "pid",
                                      "planted"})
        self.assertEqual(json.loads(run("--data", self.data, "--status").stdout), ready)
        second = run("--data", self.data)
        self.assertEqual(second.returncode, 1)
        self.assertIn(str(ready["pid"]), second.stderr)
        self.assertEqual(run("--data", self.data, "--stop").returncode, 0)
        self.assertEqual(run("--data", self.data, "--status").returncode, 1)
        self.assertEqual(run("--data", self.data, "--stop").returncode, 0)

    def test_usage(self):
        self.assertEqual(run().returncode, 2)
        self.assertEqual(run("--data", self.data, "--scenario", "odd").returncode, 2)
        self.assertEqual(run("--data", self.data, "--start", "--stop").returncode, 2)
        self.assertEqual(run("--help").returncode, 0)
        self.assertFalse(os.path.exists(self.data))

    def test_certificates_that_clients_must_refuse(self):
        for kind, reason in (("expired", "expired"), ("wrong-name", "IP address mismatch")):
            sandbox = Sandbox("--certificate", kind)
            try:
                with self.assertRaisesRegex(ssl.SSLCertVerificationError, reason):
                    sandbox.send("GET", "/auth/me")
            finally:
                sandbox.stop()


class Killed(unittest.TestCase):
    """kill -9 in the middle of writes: nothing acknowledged is lost, nothing is half-done, audit and state agree."""

    kills = 1000 if "--long" in sys.argv else 50

    def write_until_killed(self, sandbox, token, round_number, acknowledged, refused):
        def writer(worker):
            connection = sandbox.connect()
            number = 0
            try:
                while True:
                    name = f"k{round_number}-{worker}-{number}"
                    answer = sandbox.send("POST", "/auth/iam/groups", {"name": name}, token=token, connection=connection)
                    if answer.status != 201:
                        refused.append(answer.status)
                        return
                    acknowledged.append(name)
                    number += 1
            except (OSError, http.client.HTTPException):
                connection.close()

        return [threading.Thread(target=writer, args=(worker,)) for worker in range(3)]

    def test_kill(self):
        sandbox = Sandbox()
        try:
            acknowledged, refused = [], []
            for round_number in range(self.kills):
                if round_number % 50 == 0:  # a token is good for 15 minutes
                    token = sandbox.root()
                before = len(acknowledged)
                threads = self.write_until_killed(sandbox, token, round_number, acknowledged, refused)
                for thread in threads:
                    thread.start()
                # Some rounds last until the log is being copied into the database.
                while len(acknowledged) < before + (400 if round_number % 10 == 9 else 20):
                    self.assertEqual(refused, [])
                    threads[0].join(0.001)
                sandbox.kill()
                for thread in threads:
                    thread.join()
                sandbox.start()
                with sandbox.database() as database:
                    self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
                    groups = {row[0] for row in database.execute("SELECT name FROM groups WHERE account = '100000003'")}
                    audited = {row[0] for row in database.execute(
                        "SELECT substr(resource, instr(resource, ':group/') + 7) FROM audit WHERE "
                        "action = 'iam:CreateGroup' AND status = 201")}
                self.assertEqual(set(acknowledged) - groups, set())
                self.assertEqual(groups, audited)
        finally:
            sandbox.stop()


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--long"])
