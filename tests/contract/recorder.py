"""A TLS proxy before the control plane that writes down every exchange as HAR. For tests: it keeps secrets.

    recorder.py UPSTREAM_PORT CERTIFICATE KEY TRUSTED_CA HAR_FILE

prints the port it listens on; on SIGTERM it writes the file. Speaks HTTP/1.1, one thread a connection.
"""
import http.client
import http.server
import json
import signal
import socketserver
import ssl
import sys
import threading

entries = []
lock = threading.Lock()


def as_list(headers):
    return [{"name": name, "value": value} for name, value in headers]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream = 0

    def relay(self):
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size) if size else b""
        context = ssl.create_default_context(cafile=Handler.trust)
        connection = http.client.HTTPSConnection("localhost", Handler.upstream, context=context, timeout=30)
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() != "connection":
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read()
        with lock:
            entries.append({
                "request": {"method": self.command, "url": f"https://localhost{self.path}",
                            "headers": as_list(self.headers.items()),
                            **({"postData": {"text": body.decode(errors="replace")}} if body else {})},
                "response": {"status": answer.status, "headers": as_list(answer.getheaders()),
                             "content": {"text": text.decode(errors="replace")}},
            })
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = relay

    def log_message(self, *words):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


def main():
    upstream, certificate, key, trust, har = sys.argv[1:]
    Handler.upstream, Handler.trust = int(upstream), trust
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(server.server_address[1], flush=True)
    server.serve_forever()
    with open(har, "w") as file:
        json.dump({"log": {"version": "1.2", "creator": {"name": "recorder", "version": "1"}, "entries": entries}}, file)


main()
