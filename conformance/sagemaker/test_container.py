"""The container's own contract: ping, start, variables, end."""

import json
import os
import signal
import socket
import subprocess
import time
from urllib.parse import urlsplit

import pytest
from container import container
from direct import direct
from processes import ROOT, SYSTEM
from questions import JSON, OTHER


def test_ping(single):
    answer = single.get("/ping")
    assert (answer.status_code, answer.content) == (200, b"")
    assert single.post("/ping").status_code == 200


def test_ping_while_loading(tmp_path):
    """It listens before the model is there: 503 and why, then 200; never the other way round."""
    with container(tmp_path, "penguins-pipeline") as one:
        seen = []
        deadline = time.monotonic() + 60
        while not seen or seen[-1].status_code != 200:
            assert time.monotonic() < deadline
            seen.append(one.get("/ping"))
        assert len(seen) > 1
        for answer in seen[:-1]:
            assert answer.status_code == 503
            assert answer.headers["content-type"].startswith("application/json") and answer.json()
        assert all(one.get("/ping").status_code == 200 for _ in range(20))


@pytest.mark.parametrize("fault", ["no folder", "an empty folder", "a damaged file", "not JSON"])
def test_ping_of_a_broken_model(tmp_path, fault):
    """It stays up and says what is wrong."""
    model = tmp_path / "model"
    with container(tmp_path, "diabetes-forest") as good:
        good.wait_until_ready()
    if fault == "a damaged file":
        (model / "model.trees").write_bytes(b"not trees")
        (model / "model.onnx").write_bytes(b"nor ONNX")
    if fault == "not JSON":
        (model / "inferry.json").write_text("{")
    if fault in ("no folder", "an empty folder"):
        for file in model.iterdir():
            file.unlink()
        if fault == "no folder":
            model.rmdir()
    with container(tmp_path) as broken:
        deadline = time.monotonic() + 30
        while "fail" not in (answer := broken.get("/ping")).text and time.monotonic() < deadline:
            time.sleep(0.05)
        assert answer.status_code == 503 and "fail" in json.dumps(answer.json()), answer.text
        assert broken.post("/invocations", OTHER[0].body, OTHER[0].headers).status_code >= 500


def test_execution_parameters(single):
    answer = single.get("/execution-parameters")
    assert answer.status_code == 200
    parameters = answer.json()
    assert set(parameters) == {"MaxConcurrentTransforms", "BatchStrategy", "MaxPayloadInMB"}
    assert parameters["BatchStrategy"] == "MULTI_RECORD"
    assert 1 <= parameters["MaxConcurrentTransforms"] * parameters["MaxPayloadInMB"] <= 100


def test_accept_of_the_endpoint(tmp_path):
    with container(tmp_path, "diabetes-forest", SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT="text/csv", SAGEMAKER_BATCH="True") as one:
        one.wait_until_ready()
        for accept in ({}, {"accept": "*/*"}):
            answer = one.post("/invocations", JSON[0].body, {**JSON[0].headers, **accept})
            assert answer.headers["content-type"].startswith("text/csv") and answer.content == direct(OTHER[0])
        answer = one.post("/invocations", OTHER[0].body, {**OTHER[0].headers, "accept": "application/json"})
        assert answer.headers["content-type"].startswith("application/json")


def test_statuses_of_aws_own_containers(single):
    assert single.post("/invocations", b"", {"content-type": "text/csv"}).status_code == 204
    assert single.post("/invocations", b"1", {"content-type": "image/png"}).status_code == 415
    assert single.post("/invocations", OTHER[0].body, {**OTHER[0].headers, "accept": "image/png"}).status_code == 406
    assert single.get("/invocations").status_code == 405
    assert single.get("/nowhere").status_code == 404
    assert single.post("/models", b"{}").status_code == 404


def test_payload_limit(tmp_path):
    with container(tmp_path, "diabetes-forest", SAGEMAKER_MAX_PAYLOAD_IN_MB="1") as one:
        one.wait_until_ready()
        assert one.get("/execution-parameters").json()["MaxPayloadInMB"] == 1
        answer = one.post("/invocations", b"0,0,0,0,0,0,0,0,0,0\n" * 60_000, {"content-type": "text/csv"})
        assert answer.status_code == 413
        assert one.get("/ping").status_code == 200


def test_large_request_and_ping(single):
    """/ping answers within two seconds while a large request runs."""
    address = urlsplit(single.url)
    body = b"0,0,0,0,0,0,0,0,0,0\n" * 300_000
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(b"POST /invocations HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: text/csv\r\n")
        connection.sendall(b"content-length: %d\r\n\r\n" % len(body) + body)
        for _ in range(5):
            assert single.get("/ping").elapsed.total_seconds() < 2
        answer = b"".join(iter(lambda: connection.recv(1 << 20), b""))
    head, _, rows = answer.partition(b"\r\n\r\n")
    assert b" 200 " in head.splitlines()[0]
    assert rows.count(b"132.51001") == 300_000


@pytest.mark.parametrize("multi_model", [False, True])
def test_sigterm(tmp_path, multi_model):
    """A request that is under way is answered; then the container ends with 0, within SageMaker's 30 s."""
    one_model = {} if multi_model else {"model": "diabetes-forest"}
    with container(tmp_path, **one_model, SAGEMAKER_MULTI_MODEL=str(multi_model).lower()) as one:
        one.wait_until_ready()
        address = urlsplit(one.url)
        with socket.create_connection((address.hostname, address.port)) as connection:
            path, body = ("/models", b'{"model_name": "a"}') if multi_model else ("/invocations", OTHER[0].body)
            head = f"POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: text/csv\r\ncontent-length: {len(body)}\r\n\r\n".encode()
            connection.sendall(head + body[:5])
            time.sleep(0.5)
            began = time.monotonic()
            os.kill(one.process.pid, signal.SIGTERM)
            time.sleep(0.5)
            assert one.process.poll() is None
            connection.sendall(body[5:])
            answer = connection.recv(1 << 16)
            assert answer.startswith(b"HTTP/1.1 400" if multi_model else b"HTTP/1.1 200"), answer
        assert one.process.wait(timeout=30) == 0
        assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "args, env, told",
    [
        (["train"], {}, "train"),
        (["serve"], {"SAGEMAKER_BIND_TO_PORT": "eighty"}, "SAGEMAKER_BIND_TO_PORT"),
        (["serve"], {"SAGEMAKER_MULTI_MODEL": "perhaps"}, "SAGEMAKER_MULTI_MODEL"),
    ],
)
def test_wrong_starts(args, env, told):
    command = ["node", "apps/sagemaker/dist/main.js", *args]
    run = subprocess.run(command, cwd=ROOT, env={**SYSTEM, **env}, stderr=subprocess.PIPE, timeout=30)
    assert run.returncode == 2 and told in run.stderr.decode()
