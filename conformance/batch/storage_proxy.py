"""Stands between a job and S3, and fails it. A request is passed on whole or not at all, as S3 takes it."""

import http.client
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class Request:
    method: str
    key: str
    """Without the bucket; empty for a request to the bucket itself."""
    query: frozenset[str]

    @property
    def call(self) -> str:
        """As S3's API names it; of those that jobs make."""
        if self.key == "":
            return "ListObjectsV2"
        if self.method == "POST":
            return "CreateMultipartUpload" if "uploads" in self.query else "CompleteMultipartUpload"
        if self.method == "PUT":
            return "UploadPart" if "partNumber" in self.query else "PutObject"
        if self.method == "DELETE":
            return "AbortMultipartUpload" if "uploadId" in self.query else "DeleteObject"
        return {"GET": "GetObject", "HEAD": "HeadObject"}[self.method]


@dataclass(frozen=True)
class Refuse:
    """An error in place of an answer; S3 did nothing."""

    status: int
    code: str


@dataclass(frozen=True)
class Reset:
    """The connection breaks before S3 has the request, or, if it is `done`, before the answer is there."""

    done: bool


@dataclass(frozen=True)
class CutOff:
    """A body ends early: by a reset, or as if it were all."""

    share: float
    reset: bool
    then: Callable[[], None] = lambda: None


NO_SUCH_UPLOAD = Refuse(404, "NoSuchUpload")
"""What S3 answers to a part of an upload that was completed meanwhile; moto 5.2 breaks."""

Fault = Refuse | Reset | CutOff
Rule = Callable[[Request], Fault | None]


@dataclass
class Proxy:
    url: str
    rule: Rule = lambda _: None
    """What becomes of a request. Asked by one thread at a time."""
    failed: list[tuple[Request, Fault]] = field(default_factory=list)

    @contextmanager
    def failing(self, rule: Rule) -> Iterator[list[tuple[Request, Fault]]]:
        """Yields what was failed."""
        self.failed = []
        self.rule = rule
        try:
            yield self.failed
        finally:
            self.rule = lambda _: None


HOP_BY_HOP = {"Connection", "Content-Length", "Date", "Expect", "Host", "Keep-Alive", "Server", "Transfer-Encoding"}
"""And what the proxy, or its client, says itself."""


@contextmanager
def proxy(port: int) -> Iterator[Proxy]:
    """In front of the S3 at that port of this machine."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self):
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True

        def pass_on(self):
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            if len(body) < length:
                self.close_connection = True
                return
            request = self.request_of()
            with lock:
                fault = front.rule(request)
                if fault is not None:
                    front.failed.append((request, fault))
            if isinstance(fault, Refuse):
                return self.refuse(fault)
            if isinstance(fault, Reset) and not fault.done:
                return self.reset()
            to = http.client.HTTPConnection("127.0.0.1", port)
            headers = {name: value for name, value in self.headers.items() if name.title() not in HOP_BY_HOP}
            to.request(self.command, self.path, body, headers)
            answer = to.getresponse()
            content = answer.read()
            to.close()
            if isinstance(fault, Reset):
                return self.reset()
            if answer.status == 500 and request.call == "UploadPart":
                return self.refuse(NO_SUCH_UPLOAD)
            self.answer(answer, content, fault)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = pass_on

        def request_of(self) -> Request:
            url = urlsplit(self.path)
            _, _, key = unquote(url.path).lstrip("/").partition("/")
            return Request(self.command, key, frozenset(parse_qs(url.query, keep_blank_values=True)))

        def answer(self, answer: http.client.HTTPResponse, content: bytes, cut: CutOff | None) -> None:
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.title() not in HOP_BY_HOP:
                    self.send_header(name, value)
            length = answer.getheader("Content-Length") if self.command == "HEAD" else str(len(content))
            self.send_header("Content-Length", length or "0")
            self.end_headers()
            if cut is None:
                self.wfile.write(content)
                return
            self.wfile.write(content[: int(len(content) * cut.share)])
            cut.then()
            if cut.reset:
                self.reset()
            else:
                self.close_connection = True

        def refuse(self, fault: Refuse) -> None:
            text = f"<?xml version='1.0'?><Error><Code>{fault.code}</Code><Message>so the proxy says</Message></Error>"
            content = b"" if self.command == "HEAD" else text.encode()
            self.send_response(fault.status)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def reset(self) -> None:
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def shutdown_request(self, request):
            try:
                super().shutdown_request(request)
            except OSError:
                pass

    server = Server(("127.0.0.1", 0), Handler)
    front = Proxy(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield front
    finally:
        server.shutdown()
        server.server_close()
