"""SageMaker's runtime service, as far as it stands between a client and a container."""

import hashlib
import json
import re
import shutil
import tarfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import requests
from container import Container
from requests.structures import CaseInsensitiveDict

PREFIX = "X-Amzn-SageMaker-"
FORWARDED = ["Content-Type", "Accept"] + [
    PREFIX + name
    for name in (
        "Custom-Attributes Target-Model Target-Variant Target-Container-Hostname "
        "Inference-Id Enable-Explanations Inference-Component Session-Id"
    ).split()
]
"""Of a client's headers the container gets these and no others. Source: InvokeEndpoint, and "headers" of the container's contract."""

RETURNED = ["Content-Type", *(PREFIX + name for name in ("Custom-Attributes", "New-Session-Id", "Closed-Session-Id"))]


@dataclass
class Endpoint:
    container: Container
    store: Path | None = None
    """The model data prefix of a multi-model endpoint: a folder of .tar.gz files."""
    loaded: dict[str, str] = field(default_factory=dict)
    """Container's name of each target model, the least recently used first."""
    unloaded: list[str] = field(default_factory=list)

    def invoke(self, headers: Mapping[str, str], body: bytes) -> requests.Response:
        headers = CaseInsensitiveDict(headers)
        forwarded = {"Accept": "*/*", **{name: headers[name] for name in FORWARDED if name in headers}}
        target = headers.get(PREFIX + "Target-Model")
        if self.store is None or target is None:
            return self.container.post("/invocations", body, forwarded)
        answer = self.load(target)
        if answer is not None and not answer.ok:
            return answer
        name = self.loaded[target] = self.loaded.pop(target)
        return self.container.post(f"/models/{name}/invoke", body, forwarded)

    def load(self, target: str) -> requests.Response | None:
        """What the container answered; None for one that is loaded already."""
        if target in self.loaded:
            return None
        name = container_name(target)
        folder = self.container.base / "models" / name / "model"
        if not folder.exists():
            folder.mkdir(parents=True)
            with tarfile.open(self.store / target) as archive:
                archive.extractall(folder, filter="data")
        request = json.dumps({"model_name": name, "url": str(folder)}).encode()
        while True:
            answer = self.container.post("/models", request, {"Content-Type": "application/json"})
            if answer.status_code != 507 or not self.loaded:
                break
            self.unload(next(iter(self.loaded)))
        if answer.ok:
            self.loaded[target] = name
        return answer

    def unload(self, target: str) -> None:
        name = self.loaded.pop(target)
        assert self.container.delete(f"/models/{name}").status_code == 200
        shutil.rmtree(self.container.base / "models" / name)
        self.unloaded.append(target)


def container_name(target: str) -> str:
    """What the container knows a target model as."""
    return hashlib.sha256(target.encode()).hexdigest()[:32]


@contextmanager
def service(endpoints: Mapping[str, Endpoint]) -> Iterator[str]:
    """Yields the URL of the service."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            match = re.fullmatch(r"/endpoints/([^/]+)/invocations", self.path)
            endpoint = endpoints.get(unquote(match[1])) if match else None
            if endpoint is None:
                return self.refuse(400, "ValidationError", {"Message": f"Endpoint of {self.path} not found."})
            answer = endpoint.invoke(self.headers, body)
            if answer.status_code >= 300:
                return self.refuse(424, "ModelError", model_error(answer))
            headers = {name: answer.headers[name] for name in RETURNED if name in answer.headers}
            self.answer(answer.status_code, {**headers, "x-Amzn-Invoked-Production-Variant": "AllTraffic"}, answer.content)

        def refuse(self, status: int, name: str, fault: dict) -> None:
            headers = {"Content-Type": "application/json", "x-amzn-errortype": name}
            self.answer(status, headers, json.dumps(fault).encode())

        def answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.send_response(200 if status == 204 else status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def model_error(answer: requests.Response) -> dict:
    kind = "client error" if answer.status_code < 500 else "server error"
    return {
        "Message": f'Received {kind} ({answer.status_code}) from primary with message "{answer.text}"',
        "OriginalStatusCode": answer.status_code,
        "OriginalMessage": answer.text,
        "LogStreamArn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/Endpoints/endpoint",
    }
