"""Starts the built server on a free port, with one model or with all of them."""

import json
import socket
import subprocess
import time
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]


def serve(artifacts: str):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["node", "packages/cli/dist/main.js", "serve", artifacts, "--port", str(port), "--log-level", "error"]
    server = subprocess.Popen(command, cwd=ROOT)
    deadline = time.time() + 60
    while time.time() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            if requests.get(f"http://127.0.0.1:{port}/ping", timeout=2).status_code == 200:
                break
        except requests.ConnectionError:
            pass
        time.sleep(0.1)
    yield f"127.0.0.1:{port}"
    server.terminate()
    assert server.wait(timeout=30) == 0


@pytest.fixture(scope="session")
def all_models():
    yield from serve("models")


@pytest.fixture(scope="session")
def forest():
    yield from serve("models/diabetes-forest")


@pytest.fixture(scope="session")
def penguins():
    yield from serve("models/penguins-pipeline")


@pytest.fixture(scope="session")
def samples():
    """The recorded samples of each model, by name."""
    return {
        folder.name: json.loads((folder / "samples.json").read_text())
        for folder in (ROOT / "models").iterdir()
        if (folder / "inferry.json").exists()
    }
