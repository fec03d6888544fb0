"""Jobs as a shell starts them, and as a task does: `inferry transform`, and the worker of apps/fargate."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from places import Place
from processes import ROOT, SYSTEM
from rows import MODEL

CLI = ROOT / "packages" / "cli" / "dist" / "main.js"
WORKER = ROOT / "apps" / "fargate" / "dist" / "main.js"
WORKER_PROBLEM = None if WORKER.exists() else "apps/fargate is not built"
needs_worker = pytest.mark.skipif(WORKER_PROBLEM is not None, reason=str(WORKER_PROBLEM))
QUICK = bool(os.environ.get("CONFORMANCE_QUICK"))
CONCURRENCY = 2

JOIN = {"split-type": "Line", "accept": "text/csv", "assemble-with": "Line", "join-source": "Input", "max-concurrent-transforms": CONCURRENCY}
"""Answers beside their records: as many bytes out as in."""


def flags(settings: Mapping[str, object]) -> list[str]:
    return [word for name, value in settings.items() for word in (f"--{name}", str(value))]


def cli(place: Place, settings: Mapping[str, object], *more: str) -> list:
    """More flags may name what answers in place of the model."""
    answering = [] if {"--via", "--image"} & set(more) else [ROOT / "models" / MODEL]
    return ["node", CLI, "transform", *answering, "--input", place.input, "--output", place.output, *flags(settings), *more]


def worker(place: Place, settings: Mapping[str, object], *more: str) -> list:
    """More flags may name a queue in place of the input."""
    input = [] if "--queue-url" in more else ["--input", place.input]
    return ["node", WORKER, "--model", ROOT / "models" / MODEL, *input, "--output", place.output, *flags(settings), *more]


Command = Callable[..., list]


@dataclass
class End:
    """How a job ended."""

    code: int
    output: str
    log: str

    @property
    def summary(self) -> dict:
        """The command line's output, or in the last line of the worker's log."""
        if self.output.startswith("{\n"):
            return json.loads(self.output)
        return json.loads(self.output.splitlines()[-1])["summary"]

    @property
    def errors(self) -> dict[str, dict]:
        """The first of each answer's."""
        return {each["object"]: each for each in reversed(self.summary["errors"])}

    def __str__(self) -> str:
        return f"exit code {self.code}\n{self.output[-4000:]}\n{self.log[-4000:]}"


def start(command: list, env: Mapping[str, str] = {}, **more) -> subprocess.Popen:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **more}
    return subprocess.Popen([str(word) for word in command], cwd=ROOT, env={**SYSTEM, "NODE_ENV": "test", **env}, **options)


def end_of(process: subprocess.Popen, timeout: float = 180) -> End:
    try:
        output, log = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        output, log = process.communicate()
        raise AssertionError(f"did not end:\n{End(-9, output, log)}") from None
    return End(process.returncode, output, log)


def run(command: list, env: Mapping[str, str] = {}, **more) -> End:
    return end_of(start(command, env, **more))


TEMPORARY = 75
"""The worker's exit code for what may pass: AWS Batch is told to try again."""


def completed(command: list, env: Mapping[str, str] = {}) -> dict:
    """The summary of a job that must do all, tried again as AWS Batch would: moto, too, has its bad moments."""
    end = run(command, env)
    for _ in range(2):
        if end.code == TEMPORARY:
            end = run(command, env)
    assert end.code == 0, end
    assert end.summary["status"] == "completed"
    return end.summary
