"""A job that is killed at random instants, and run again until it is done, writes what an undisturbed one does."""

import gzip
import time

import pytest
from jobs import CONCURRENCY, JOIN, QUICK, Command, cli, completed, needs_worker, start, worker
from kills import LARGE, SMALL, Instants, is_all
from places import Folder, Place
from rows import objects, spoil

gzipped = pytest.mark.skipif(QUICK, reason="not with --quick")

SETTINGS = {**JOIN, "max-payload-in-mb": 1}


def survives(place: Place, command: Command, settings: dict, seed: int, expected: dict[str, bytes]) -> None:
    began = time.monotonic()
    completed(command(place, settings), place.env)
    instants = Instants(seed, time.monotonic() - began)
    is_all(place, expected, 0)
    while instants.left > 0:
        place.clear()
        kills = instants.disturb(lambda: start(command(place, settings), place.env), place, expected).kills
        seen = len(place.answers())
        summary = completed(command(place, settings), place.env)
        assert summary["objects"]["done"] == len(expected)
        # What is done is left alone, but for answers that came just before the kill.
        assert summary["objects"]["doneBefore"] >= seen - CONCURRENCY * kills
        is_all(place, expected, kills)


def test_on_disk(tmp_path, undisturbed):
    place = Folder(tmp_path).put(objects(LARGE, SMALL))
    survives(place, cli, SETTINGS, 1, undisturbed(LARGE, SMALL))


@needs_worker
def test_in_s3(aws, undisturbed):
    place = aws.bucket().put(objects(LARGE, SMALL))
    survives(place, worker, SETTINGS, 2, undisturbed(LARGE, SMALL))


BAD = {**SETTINGS, "on-error": "record"}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Compressed objects with bad records, and the answers to what they inflate to, placeholders among them."""
    given = {key: spoil(body, 0, 7, len(body.splitlines()) - 1) for key, body in objects(LARGE, SMALL).items()}
    place = Folder(tmp_path_factory.mktemp("spoilt")).put(given)
    completed(cli(place, BAD))
    # A worker that is told the type need not know it by the name.
    return {key: gzip.compress(body, 1) for key, body in given.items()}, place.answers()


@gzipped
def test_gzip_with_bad_records_on_disk(tmp_path, spoilt):
    given, expected = spoilt
    survives(Folder(tmp_path).put(given), cli, {**BAD, "compression": "Gzip"}, 3, expected)


@gzipped
@needs_worker
def test_gzip_with_bad_records_in_s3(aws, spoilt):
    given, expected = spoilt
    survives(aws.bucket().put(given), worker, {**BAD, "compression": "Gzip"}, 4, expected)
