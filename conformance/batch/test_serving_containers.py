"""Jobs that drive our serving containers over HTTP: byte for byte what the model in the job's own process answers."""

from collections.abc import Iterator

import pytest
from container import container
from jobs import CLI, JOIN, QUICK, cli, completed, run
from places import Folder
from processes import ROOT, free_port, started, wait_for_port
from rows import MODEL, csv, objects, spoil

IMAGE = ROOT / "apps" / "sagemaker" / "dist" / "main.js"

JOBS = {
    "multi": {"split-type": "Line", "assemble-with": "Line"},
    "single": {"split-type": "Line", "batch-strategy": "SingleRecord", "assemble-with": "Line", "accept": "application/jsonlines"},
    "whole": {},
    "joined": {**JOIN, "max-payload-in-mb": 1},
    "filtered": {"split-type": "Line", "input-filter": "$[1:]", "join-source": "Input", "accept": "text/csv", "assemble-with": "Line"},
    "placeholders": {"split-type": "Line", "on-error": "record", "assemble-with": "Line", "max-payload-in-mb": 1},
}
"""Each with objects of its own."""


def given(job: str) -> dict[str, bytes]:
    if job == "filtered":
        # A first column that is no part of what the model takes.
        return {key: b"".join(b"id-%d,%s\n" % pair for pair in enumerate(body.splitlines())) for key, body in objects(0, 8).items()}
    if job == "placeholders":
        return {key: spoil(body, 0, 3, 50) for key, body in objects(0, 8).items()}
    if job == "single":
        return {"a.csv": csv(150), "b.csv": csv(30, 7)}
    return {**objects(0, 8), "large.csv": csv(10_000, 3)}


@pytest.fixture(scope="module")
def sagemaker(tmp_path_factory) -> Iterator[str]:
    """The image's program, as Batch Transform starts it."""
    if not IMAGE.exists():
        pytest.skip("apps/sagemaker is not built")
    with container(tmp_path_factory.mktemp("container"), MODEL, SAGEMAKER_BATCH="true") as one:
        yield one.url


@pytest.fixture(scope="module")
def serve() -> Iterator[str]:
    """`inferry serve`, whose /invocations is the same. It is on 127.0.0.1 and not made for batches: 6 MiB at a time."""
    port = free_port()
    with started(["node", CLI, "serve", ROOT / "models" / MODEL, "--port", str(port), "--log-level", "warn"], {}) as process:
        wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}"


SAME = ["status", "objects", "records", "failedRecords", "bytesIn", "bytesOut"]
"""Of the summary."""


@pytest.mark.parametrize("job", JOBS)
def test_the_same_bytes(tmp_path, sagemaker, serve, job):
    place = Folder(tmp_path).put(given(job))
    inside = completed(cli(place, JOBS[job]))
    expected = place.answers()
    assert len(expected) == len(given(job))
    for url in [sagemaker] if QUICK and job not in ("multi", "single") else [sagemaker, serve]:
        place.clear()
        outside = completed(cli(place, JOBS[job], "--via", url))
        assert place.answers() == expected
        assert [outside[name] for name in SAME] == [inside[name] for name in SAME]
        if job == "placeholders":
            assert inside["failedRecords"] == 3 * len(expected)
            assert records_of(outside) == records_of(inside)


def records_of(summary: dict) -> list[tuple]:
    return sorted((each["object"], each["record"], each["code"]) for each in summary["errors"])


def test_the_same_error(tmp_path, sagemaker):
    """A bad record fails its object, and is named by its number in the object, wherever the model is."""
    place = Folder(tmp_path).put({"a.csv": csv(50), "b.csv": spoil(csv(3000), 2345), "c.csv": csv(50, 1)})
    settings = {**JOBS["multi"], "max-payload-in-mb": 1}
    inside = run(cli(place, settings))
    expected = place.answers()
    place.clear()
    outside = run(cli(place, settings, "--via", sagemaker))
    assert outside.code == inside.code == 1
    assert place.answers() == expected and set(expected) == {"a.csv.out", "c.csv.out"}
    for end in (inside, outside):
        assert (end.errors["b.csv"]["record"], end.errors["b.csv"]["code"]) == (2345, inside.errors["b.csv"]["code"])
