"""Starts a sandbox of its own for a test and speaks to it with Python's standard library, so with no code of ours."""

import http.client
import json
import os
import shutil
import signal
import sqlite3
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

BINARY = os.path.join(os.environ["CLOUDNX_BIN"], "cloudnx-sandbox")
ACCOUNT = "100000003"
EMAIL = "owner@example.in"


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    def __getitem__(self, name):
        return self.json[name]

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Sandbox:
    """One server in a folder of its own. `flags` are the program's."""

    def __init__(self, *flags, folder=None):
        self.own_folder = folder is None
        self.parent = tempfile.mkdtemp(prefix="cloudnx-sandbox-test.") if folder is None else os.path.dirname(folder)
        self.folder = folder or os.path.join(self.parent, "data")
        self.flags = flags
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen([BINARY, "--data", self.folder, *self.flags], stdout=subprocess.PIPE)
        watchdog = threading.Timer(60, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline()
        watchdog.cancel()
        if not line:
            raise RuntimeError(f"the sandbox did not start: exit code {self.process.wait()}")
        self.ready = json.loads(line)
        self.url = self.ready["url"]
        self.port = urllib.parse.urlparse(self.url).port
        self.tls = ssl.create_default_context(cafile=self.ready["ca"])
        self.password = self.ready["password"]
        self.secret = self.ready["totp_secret"]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        outcome = self.process.wait(timeout=30)
        self.process.stdout.close()
        # Not so after a crash, nor when a sanitizer has found something.
        assert outcome == 0, f"the sandbox ended with {outcome}"
        if self.own_folder:
            shutil.rmtree(self.parent)

    def connect(self, timeout=30, source=None):
        """From @p source, another address of this machine's loopback net, when it is given."""
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.tls, timeout=timeout,
                                           source_address=(source, 0) if source else None)

    def send(self, method, path, body=None, token=None, headers=None, raw=None, connection=None, source=None):
        """A JSON body, or the bytes of `raw` as they are."""
        own = connection is None
        connection = connection or self.connect(source=source)
        headers = dict(headers or {})
        if token:
            headers["Authorization"] = "Bearer " + token
        if body is not None:
            raw = json.dumps(body).encode()
        if raw is not None:
            headers.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body=raw, headers=headers)
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            if own:
                connection.close()

    def clock(self, offset):
        assert self.send("POST", "/sandbox/clock", {"offset": offset}).status == 200

    def code(self, secret=None, at=None):
        """The code of a moment, in seconds since 1970; of now."""
        now = int(time.time()) if at is None else at
        return subprocess.run(
            ["oathtool", "--totp", "--base32", "--now", f"@{now}", "-"],
            input=secret or self.secret, text=True, capture_output=True, check=True).stdout.strip()

    def login(self, email=EMAIL, password=None):
        return self.send("POST", "/auth/login", {"email": email, "password": password or self.password})

    def iam_login(self, username, password):
        return self.send("POST", "/auth/iam-login",
                         {"account_id": ACCOUNT, "username": username, "password": password})

    def root(self):
        """An access token of root; needs two-factor authentication to be off."""
        answer = self.login()
        assert answer.status == 200, answer
        return answer["access_token"]

    def database(self):
        return sqlite3.connect(os.path.join(self.folder, "cloudnx.db"), timeout=20)

    def one(self, sql, *values):
        with self.database() as database:
            row = database.execute(sql, values).fetchone()
        return row[0] if row else None


class SandboxCase(unittest.TestCase):
    """A test with one sandbox for all its methods."""

    flags = ("--faults",)

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(*cls.flags)

    @classmethod
    def tearDownClass(cls):
        cls.sandbox.stop()

    def setUp(self):
        if "--faults" in self.flags:
            self.sandbox.clock(0)
            self.sandbox.send("DELETE", "/sandbox/faults")

    def send(self, *arguments, **named):
        return self.sandbox.send(*arguments, **named)

    def expect(self, status, *arguments, **named):
        answer = self.sandbox.send(*arguments, **named)
        self.assertEqual(answer.status, status, f"{arguments[:2]} {answer}")
        self.assertTrue(answer.headers["X-Request-Id"])
        self.assertTrue(answer.headers["Date"])
        if status >= 400:
            self.assertEqual(list(answer.json), ["error"])
            self.assertTrue(answer["error"])
        return answer

    def user(self, username, *policies, password=None, root=None):
        """Creates an IAM user; with a password answers its access token."""
        root = root or self.root
        body = {"username": username}
        if password:
            body["password"] = password
        self.expect(201, "POST", "/auth/iam/users", body, token=root)
        for policy in policies:
            self.expect(201, "POST", f"/auth/iam/users/{username}/policies", {"policy_name": policy}, token=root)
        if password:
            return self.sandbox.iam_login(username, password)["access_token"]
        return None

    def last_event(self, **matching):
        """The newest audit row with these column values, as a dictionary, straight from the database."""
        with self.sandbox.database() as database:
            database.row_factory = sqlite3.Row
            where = " AND ".join(f"{name} = ?" for name in matching) or "1"
            row = database.execute(f"SELECT * FROM audit WHERE {where} ORDER BY seq DESC LIMIT 1",
                                   tuple(matching.values())).fetchone()
        return dict(row) if row else None
