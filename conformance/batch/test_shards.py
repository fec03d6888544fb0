"""Twenty workers that share a job, without a word with each other: every record once."""

import itertools
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from jobs import JOIN, QUICK, WORKER_PROBLEM, cli, completed, run, worker
from places import Folder, Place
from rows import csv, objects

SHARDS = 20
SHARED_FROM = 64 * 1024 * 1024
SETTINGS = {**JOIN, "max-concurrent-transforms": 1}


@pytest.fixture(scope="module")
def given() -> dict[str, bytes]:
    """Many small objects, one that is shared out, and one of just too few bytes for that."""
    huge = csv(360_000, 500)
    assert len(huge) > SHARED_FROM
    below = huge[: huge.rindex(b"\n", 0, SHARED_FROM - 1) + 1]
    return {**objects(0, 40), "huge.csv": huge, **({} if QUICK else {"nearly.csv": below})}


@pytest.fixture(scope="module")
def expected(given, tmp_path_factory) -> dict[str, bytes]:
    place = Folder(tmp_path_factory.mktemp("alone")).put(given)
    completed(cli(place, SETTINGS))
    return place.answers()


def as_child(place: Place, index: int, size: int) -> dict:
    """As AWS Batch starts a child of an array job."""
    array = {"AWS_BATCH_JOB_ARRAY_INDEX": str(index), "AWS_BATCH_JOB_ARRAY_SIZE": str(size)}
    return completed(worker(place, SETTINGS), {**place.env, **array})


def as_flag(place: Place, index: int, size: int) -> dict:
    return completed(cli(place, SETTINGS, "--shard", f"{index}/{size}"), place.env)


def share_out(place: Place, size: int) -> list[dict]:
    """Half of the shards by a flag, half as children of an array job; two at a time. A job without objects is done too."""

    def shard(index: int) -> dict:
        by_flag = WORKER_PROBLEM is not None or index % 2 == 0
        return (as_flag if by_flag else as_child)(place, index, size)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(shard, range(size)))


def joined(answers: dict[str, bytes]) -> dict[str, bytes]:
    """With the ranges of an object one behind the other, in the order of their names."""
    found: dict[str, bytes] = {}
    for key in sorted(answers):
        name, _, part = key.removesuffix(".out").rpartition(".")
        whole = f"{name}.out" if "-of-" in part else key
        found[whole] = found.get(whole, b"") + answers[key]
    return found


def check(place: Place, given: dict[str, bytes], expected: dict[str, bytes], size: int) -> None:
    summaries = share_out(place, size)
    answers = place.answers()
    ranges = [key for key in answers if "-of-" in key]
    assert len(ranges) == size
    assert sum(summary["records"] for summary in summaries) == sum(body.count(b"\n") for body in given.values())
    assert sum(summary["objects"]["done"] for summary in summaries) == len(answers)
    assert joined(answers) == expected
    # Each has about its share of the bytes.
    mean = sum(len(answers[key]) for key in ranges) / size
    assert all(abs(len(answers[key]) - mean) < 1000 for key in ranges)
    assert place.leftovers() == []


def test_on_disk(tmp_path, given, expected):
    check(Folder(tmp_path).put(given), given, expected, SHARDS)


@pytest.mark.skipif(QUICK, reason="not with --quick")
def test_in_s3(aws, given, expected):
    check(aws.bucket().put(given), given, expected, SHARDS)


@pytest.fixture(scope="module")
def uneven() -> bytes:
    """Lines of 200 bytes to 3 MB, some ended by CRLF, the last one by nothing."""
    rows = itertools.cycle(csv(1000, 9).splitlines())
    source = random.Random(9)
    lines: list[bytes] = []
    while sum(map(len, lines)) < SHARED_FROM:
        width = int(10 ** source.uniform(0, 6.5))
        lines.append(b"[%s%s]" % (next(rows), b" " * width) + source.choice([b"\n", b"\r\n"]))
    return b"".join(lines).rstrip()


@pytest.mark.parametrize("size", [7] if QUICK else [2, 7, 101])
def test_uneven_lines(tmp_path, uneven, size):
    """Ranges in which no line begins have empty answers."""
    settings = {"split-type": "Line", "assemble-with": "Line", "accept": "application/jsonlines"}
    place = Folder(tmp_path).put({"uneven.jsonl": uneven})
    completed(cli(place, settings))
    expected = place.answers()
    assert len(expected["uneven.jsonl.out"].splitlines()) == len(uneven.splitlines())
    place.clear()
    for index in range(size):
        completed(cli(place, settings, "--shard", f"{index}/{size}"))
    answers = place.answers()
    assert len(answers) == size
    assert joined(answers) == expected
    if size > 50:
        assert b"" in answers.values()


def test_quotes_in_what_is_shared_out(tmp_path):
    """A range cannot know whether it begins inside quotes: such an object is refused by the range that has the line end."""
    quoted = csv(1) + b'"0\n",0,0,0,0,0,0,0,0,0\n' + csv(360_000, 500)
    place = Folder(tmp_path).put({"huge.csv": quoted, "small.csv": csv(3)})
    end = run(cli(place, SETTINGS, "--shard", "0/2"))
    assert end.code == 1, end
    assert end.errors["huge.csv"]["code"] == "MALFORMED_BODY"
    assert "line end inside quotes" in end.errors["huge.csv"]["message"]
    assert end.errors["huge.csv"]["record"] == 1
