"""Programs that a test talks to."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = Path(os.environ["CONFORMANCE_WORK"])
"""What `run` installed."""

SYSTEM = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def started(command: list, env: Mapping[str, str], **more) -> Iterator[subprocess.Popen]:
    """A process with these variables and no others; ended by SIGTERM, and killed if that does not help."""
    process = subprocess.Popen([str(word) for word in command], cwd=ROOT, env={**SYSTEM, **env}, **more)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def wait_for_port(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, f"{process.args[0]} ended with {process.returncode}"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"{process.args[0]} does not listen")
