"""The container as SageMaker starts it: `serve`, and an environment; no image is needed."""

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen

import requests
from processes import ROOT, free_port, started, wait_for_port

MODELS = ROOT / "models"


@dataclass
class Container:
    url: str
    process: Popen
    base: Path
    """What SageMaker mounts as /opt/ml."""

    def get(self, path: str, **more) -> requests.Response:
        return requests.get(self.url + path, timeout=10, **more)

    def post(self, path: str, data: bytes = b"", headers: Mapping[str, str] = {}) -> requests.Response:
        return requests.post(self.url + path, data=data, headers=headers, timeout=30)

    def delete(self, path: str) -> requests.Response:
        return requests.delete(self.url + path, timeout=10)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + 60
        while self.get("/ping").status_code != 200:
            assert time.monotonic() < deadline, self.get("/ping").text
            time.sleep(0.02)


@contextmanager
def container(base: Path, model: str | None = None, **env: str) -> Iterator[Container]:
    """`model` is put where SageMaker unpacks one; without, it is a multi-model endpoint. Its end must be a clean one."""
    if model is not None:
        shutil.copytree(MODELS / model, base / "model", ignore=shutil.ignore_patterns("training"))
    port = free_port()
    variables = {"SAGEMAKER_BASE_DIR": str(base), "SAGEMAKER_BIND_TO_PORT": str(port), **env}
    with started(["node", "apps/sagemaker/dist/main.js", "serve"], variables, stdout=DEVNULL) as process:
        wait_for_port(port, process)
        yield Container(f"http://127.0.0.1:{port}", process, base)
    assert process.returncode == 0
