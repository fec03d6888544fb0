"""A container that keeps each request, and answers what a test wants."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Sent:
    """One request to /invocations."""

    body: bytes
    content_type: str | None
    accept: str | None
    chunked: bool


Answer = Callable[[bytes], bytes]


@dataclass
class Refusal(Exception):
    """Raised by an answer: the container's status and body."""

    status: int
    body: bytes


def digest(body: bytes) -> bytes:
    """An answer of one line, without its end, that no other body gets."""
    return hashlib.sha256(body).hexdigest().encode()


@dataclass
class Recorder:
    answer: Answer = digest
    parameters: Mapping[str, object] | None = None
    """What /execution-parameters tells, if it is there."""
    sent: list[Sent] = field(default_factory=list)
    url: str = ""

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def bodies(self) -> list[bytes]:
        return [each.body for each in self.sent]

    def take(self) -> list[Sent]:
        """What was sent since the last time."""
        taken, self.sent = self.sent, []
        return taken


@contextmanager
def recorder(answer: Answer = digest, parameters: Mapping[str, object] | None = None) -> Iterator[Recorder]:
    made = Recorder(answer, parameters)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Each answer in one packet: else the peer's delayed acknowledgement holds up its second half.
        wbufsize = 64 * 1024

        def do_GET(self):
            if self.path == "/ping":
                self.reply(200, b"")
            elif self.path == "/execution-parameters" and made.parameters is not None:
                self.reply(200, json.dumps(made.parameters).encode())
            else:
                self.reply(404, b"")

        def do_POST(self):
            chunked = "chunked" in self.headers.get("transfer-encoding", "")
            body = b"".join(self.chunks()) if chunked else self.rfile.read(int(self.headers["content-length"]))
            made.sent.append(Sent(body, self.headers.get("content-type"), self.headers.get("accept"), chunked))
            try:
                self.reply(200, made.answer(body))
            except Refusal as refusal:
                self.reply(refusal.status, refusal.body)

        def chunks(self) -> Iterator[bytes]:
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()

        def reply(self, status: int, body: bytes) -> None:
            self.send_response(status)
            # What the answer is stays open: it is taken for what was asked for.
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
