"""The wire: TLS versions, limits, malformed requests, slow and idle clients, faults on demand."""

import http.client
import resource
import socket
import ssl
import subprocess
import time
import unittest

from sandbox import SandboxCase


class Wire(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def open(self, timeout=30):
        return self.sandbox.tls.wrap_socket(socket.create_connection(("127.0.0.1", self.sandbox.port), timeout=timeout),
                                            server_hostname="127.0.0.1")

    def raw(self, text):
        """Status line of the answer to these very bytes; empty when the server just hangs up."""
        with self.open() as connection:
            connection.sendall(text)
            received = b""
            try:
                while b"\r\n" not in received and (part := connection.recv(4096)):
                    received += part
            except (ConnectionResetError, ssl.SSLError):
                pass
            return received.split(b"\r\n")[0]

    def s_client(self, *flags):
        return subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{self.sandbox.port}", "-CAfile",
                               self.sandbox.ready["ca"], "-verify_return_error", *flags], input="", text=True,
                              capture_output=True)

    def test_tls(self):
        self.assertIn("TLSv1.3", self.s_client().stdout)
        self.assertEqual(self.s_client("-tls1_2").returncode, 0)
        self.assertNotEqual(self.s_client("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0").returncode, 0)
        self.assertEqual(self.s_client("-verify_hostname", "localhost").returncode, 0)
        self.assertNotEqual(self.s_client("-verify_hostname", "elsewhere.example").returncode, 0)
        with self.assertRaises(OSError):
            plain = http.client.HTTPConnection("127.0.0.1", self.sandbox.port, timeout=5)
            plain.request("GET", "/auth/me")
            plain.getresponse()

    def test_listens_on_loopback_only(self):
        listening = subprocess.run(["ss", "-Hltn", f"sport = :{self.sandbox.port}"], text=True, capture_output=True).stdout
        self.assertEqual([line.split()[3] for line in listening.splitlines()], [f"127.0.0.1:{self.sandbox.port}"])

    def test_paths_and_methods(self):
        self.expect(404, "GET", "/", token=self.root)
        self.expect(404, "GET", "/auth/nothing", token=self.root)
        self.expect(405, "PUT", "/auth/me", token=self.root)
        self.expect(405, "OPTIONS", "/auth/me", token=self.root)
        self.expect(404, "GET", "/auth/../auth/me", token=self.root)
        self.expect(404, "GET", "/auth//me", token=self.root)
        self.expect(404, "GET", "/auth/me/", token=self.root)
        self.expect(404, "GET", "/auth%2fme", token=self.root)
        self.expect(404, "GET", "/auth/iam/users/..%2f..%2fme", token=self.root)
        self.expect(400, "GET", "/auth/iam/users/a%0d%0aSet-Cookie:x", token=self.root)
        self.expect(400, "GET", "/auth/iam/users/a%00", token=self.root)
        self.expect(400, "GET", "/auth/iam/users/a%zz", token=self.root)
        self.expect(400, "GET", "/auth/iam/users/%ff", token=self.root)
        answer = self.send("HEAD", "/auth/me", token=self.root)
        self.assertEqual((answer.status, answer.body), (405, b""))

    def test_bodies(self):
        path = "/auth/iam/groups"
        for raw in (b"", b"{", b"[]", b"null", b'"x"', b'{"name":"a","name":"b"}', b'{"name":"a","n\\u0061me":"b"}',
                    b'{"name":NaN}', b'{"name":1e999}', b'{"name":["a"]}', b'{"name":null}', b'{"name":"a"} x',
                    b'{"name":"\xff"}', b'{"name":"\xed\xa0\x80"}', b'{"name":"\\ud800"}', b"\xef\xbb\xbf{}",
                    b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b'{"name":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
                    b'{"name":"a",}', b"{'name':'a'}", b'{"name":"a\nb"}'):
            with self.subTest(raw=raw[:40]):
                self.expect(400, "POST", path, raw=raw, token=self.root)
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            self.expect(400, "POST", path, raw=b'{"name":"a"}', token=self.root, headers={"Content-Type": kind})
        self.expect(201, "POST", path, raw=b'{"name":"typed"}', token=self.root,
                    headers={"Content-Type": "Application/JSON; charset=utf-8"})

    def test_one_mebibyte(self):
        fits = b'{"name":"fits"' + b" " * (1024 * 1024 - 15) + b"}"
        self.assertEqual(len(fits), 1024 * 1024)
        self.expect(201, "POST", "/auth/iam/groups", raw=fits, token=self.root)
        self.expect(413, "POST", "/auth/iam/groups", raw=fits + b" ", token=self.root)
        self.expect(413, "POST", "/auth/iam/groups", raw=b" " * 8_000_000, token=self.root)
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        with self.open() as connection:
            connection.sendall(b"POST /auth/iam/groups HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in range(20):
                connection.sendall(chunk)
            self.assertIn(b"413", connection.recv(4096))

    def test_malformed_requests(self):
        for text in (b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nA\r\n\r\n", b"\0\0\0\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"x" * 20_000 + b"\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                     b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"):
            with self.subTest(text=text[:40]):
                self.assertIn(self.raw(text)[:12], (b"HTTP/1.1 400", b"HTTP/1.1 413", b""))
        self.expect(200, "GET", "/auth/me", token=self.root)

    def test_two_authorization_headers(self):
        for first, second in (("x", self.root), (self.root, "x"), (self.root, self.root)):
            text = f"GET /auth/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {first}\r\nAuthorization: Bearer {second}\r\n\r\n"
            self.assertIn(b"401", self.raw(text.encode()))

    def test_pipelined_and_kept_alive(self):
        one = f"GET /auth/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.root}\r\n\r\n".encode()
        with self.open() as connection:
            connection.sendall(one * 3)
            received = b""
            while received.count(b'"user_id"') < 3:
                part = connection.recv(65536)
                self.assertTrue(part)
                received += part
        connection = self.sandbox.connect()
        for _ in range(3):
            self.assertEqual(self.send("GET", "/auth/me", token=self.root, connection=connection).status, 200)
        connection.close()

    def test_a_dripping_request_is_cut(self):
        for start in (b"GET /auth/me HTTP/1.1\r\n",
                      b"POST /kms/keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"):
            with self.subTest(start=start[:20]):
                self.drip(start)

    def drip(self, start):
        with self.open(timeout=1) as connection:
            began = time.monotonic()
            connection.sendall(start)
            cut = False
            while not cut and time.monotonic() - began < 25:
                try:
                    connection.sendall(b"X")
                    cut = connection.recv(100) == b""
                except TimeoutError:
                    continue
                except (ssl.SSLError, OSError):
                    cut = True
            self.assertTrue(cut)
            self.assertGreater(time.monotonic() - began, 5)

    def test_two_thousand_idle_connections(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
        idle = [socket.create_connection(("127.0.0.1", self.sandbox.port)) for _ in range(2000)]
        try:
            began = time.monotonic()
            self.expect(200, "GET", "/auth/me", token=self.root)
            self.assertLess(time.monotonic() - began, 2)
        finally:
            for connection in idle:
                connection.close()
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


class FaultsOnDemand(SandboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.sandbox.root()

    def plant(self, **fault):
        self.assertEqual(self.send("POST", "/sandbox/faults", fault).status, 200)

    def me(self):
        return self.send("GET", "/auth/me", token=self.root)

    def test_statuses(self):
        for status in (404, 409, 410, 429, 500, 503):
            self.plant(kind="status", path="/auth/me", status=status, retry_after=7)
            answer = self.me()
            self.assertEqual((answer.status, answer.headers["Retry-After"]), (status, "7"))
            self.assertEqual(self.me().status, 200)

    def test_cut_off(self):
        self.plant(kind="cut-off", path="/auth/me")
        with self.assertRaises((http.client.IncompleteRead, ssl.SSLError)):
            self.me()

    def test_hang_up(self):
        self.plant(kind="hang-up", path="/auth/iam/groups", carried_out=True)
        with self.assertRaises((http.client.RemoteDisconnected, ssl.SSLError, ConnectionResetError)):
            self.send("POST", "/auth/iam/groups", {"name": "made"}, token=self.root)
        self.assertEqual(self.send("GET", "/auth/iam/groups/made", token=self.root).status, 200)
        self.plant(kind="hang-up", path="/auth/iam/groups")
        with self.assertRaises((http.client.RemoteDisconnected, ssl.SSLError, ConnectionResetError)):
            self.send("POST", "/auth/iam/groups", {"name": "unmade"}, token=self.root)
        self.assertEqual(self.send("GET", "/auth/iam/groups/unmade", token=self.root).status, 404)

    def test_not_json_slow_and_delayed(self):
        self.plant(kind="not-json", path="/auth/me")
        answer = self.me()
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/html"))
        for kind in ("slow", "delay"):
            self.plant(kind=kind, path="/auth/me", delay_ms=2 if kind == "slow" else 300)
            began = time.monotonic()
            self.assertEqual(self.me()["type"], "root")
            self.assertGreater(time.monotonic() - began, 0.25)


class FaultsOff(SandboxCase):
    flags = ()

    def test_there_are_no_test_routes(self):
        self.assertEqual(self.send("POST", "/sandbox/clock", {"offset": 1}).status, 404)
        self.assertEqual(self.send("POST", "/sandbox/faults", {"kind": "slow"}).status, 404)


if __name__ == "__main__":
    unittest.main()
