"""A function that moto holds the configuration of, and our emulator runs: moto would need containers for that."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

import requests
from conftest import Aws, client, emulator, variables

ROLE = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
HOP = {"connection", "content-length", "date", "server", "transfer-encoding"}


def create(aws: Aws, name: str, env: dict[str, str]):
    """A function of moto's; returns Lambda's client."""
    requests.post(f"{aws.url}/moto-api/config", json={"lambda": {"use_docker": False}}, timeout=60)
    policy = json.dumps({"Version": "2012-10-17", "Statement": [ROLE]})
    role = client("iam", aws.url).create_role(RoleName=name, AssumeRolePolicyDocument=policy)["Role"]["Arn"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as file:
        file.writestr("handler.mjs", "")
    functions = client("lambda", aws.url)
    settings = {"Runtime": "nodejs22.x", "Handler": "handler.handler", "Role": role, "Environment": {"Variables": env}}
    functions.create_function(FunctionName=name, Code={"ZipFile": code.getvalue()}, **settings)
    return functions


@contextmanager
def deployed(aws: Aws) -> Iterator[str]:
    """Yields an endpoint: Invoke goes to our emulator, which is started anew after each update, all else to moto."""
    lock, running = Lock(), ExitStack()
    urls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            invoke = self.path.endswith("/invocations") and "/functions/" in self.path
            with lock:
                if self.command == "PUT":
                    running.close()
                    urls.clear()
                if invoke and not urls:
                    urls.append(running.enter_context(emulator(variables(aws))))
            url = f"{urls[0]}/2015-03-31/functions/function/invocations" if invoke else aws.url + self.path
            answer = requests.request(self.command, url, headers=dict(self.headers), data=body, timeout=60)
            self.send_response(answer.status_code)
            for header, value in answer.headers.items():
                if header.lower() not in HOP:
                    self.send_header(header, value)
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_PUT = pass_on

    with running, ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
