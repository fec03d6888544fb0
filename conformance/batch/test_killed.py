"""A job that is killed at random instants, and run again until it is done, writes what an undisturbed one does."""

import gzip
import json
import random
import signal
import subprocess
import time
from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from conftest import Aws
from jobs import CONCURRENCY, JOIN, QUICK, Command, cli, completed, needs_worker, run, start, worker
from places import Bucket, Folder, Place
from rows import objects, spoil

LARGE, SMALL = 2, 24
KILLS = 2 if QUICK else 10
"""For each test: five of them, three with `--quick`."""
STARTS_UP = 0.2
"""Before that, a process has not begun. Seconds."""

gzipped = pytest.mark.skipif(QUICK, reason="not with --quick")

SETTINGS = {**JOIN, "max-payload-in-mb": 1}


def killed(process: subprocess.Popen, seconds: float) -> bool:
    """Kills it after so long; false if it was done before."""
    try:
        process.communicate(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True


class Instants:
    """Random ones, until so many processes were killed: jobs that are killed once, and jobs that are killed several times."""

    def __init__(self, seed: int, length: float):
        self.source, self.length, self.left = random.Random(seed), length, KILLS

    def disturb(self, begin: Callable[[], subprocess.Popen], look: Callable[[], None]) -> int:
        """Begins a job again and again; gives how often it was killed."""
        kills, rest = 0, self.length
        for _ in range(self.source.randint(1, 4)):
            seconds = self.source.uniform(STARTS_UP, rest)
            if self.left == 0 or not killed(begin(), seconds):
                break
            kills, self.left = kills + 1, self.left - 1
            rest = max(2 * STARTS_UP, rest - seconds / 2)
            look()
        return kills


def is_part_of(answers: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Whoever looks meanwhile sees whole answers only."""
    assert answers.keys() <= expected.keys()
    wrong = [key for key, body in answers.items() if body != expected[key]]
    assert wrong == []


def is_all(place: Place, expected: dict[str, bytes], kills: int) -> None:
    answers = place.answers()
    assert answers.keys() == expected.keys()
    is_part_of(answers, expected)
    assert len(place.states()) <= len(expected)
    left = place.leftovers()
    if isinstance(place, Folder):
        assert left == []
    else:
        # An upload that was begun, and whose first checkpoint was not written: the bucket's lifecycle rule is for those.
        assert len(left) <= kills * CONCURRENCY, left


def survives(place: Place, command: Command, settings: dict, seed: int, expected: dict[str, bytes]) -> None:
    began = time.monotonic()
    completed(command(place, settings), place.env)
    instants = Instants(seed, time.monotonic() - began)
    is_all(place, expected, 0)
    while instants.left > 0:
        place.clear()
        kills = instants.disturb(lambda: start(command(place, settings), place.env), lambda: is_part_of(place.answers(), expected))
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


IDLE = 5
QUEUE = {"visibility-timeout-seconds": 3, "wait-time-seconds": 1, "idle-exit-seconds": IDLE}
"""A message of a killed worker is seen again before the next one takes itself for idle."""


def body_of(key: str, bucket: str, form: int) -> str:
    """An object as a message may name it."""
    if form == 0:
        return f"s3://{bucket}/{key}"
    if form == 1:
        return json.dumps({"bucket": bucket, "key": key})
    entry = {"bucket": {"name": bucket}, "object": {"key": quote_plus(key, "/")}}
    return json.dumps({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": entry}]})


def send(aws: Aws, place: Bucket, expected: dict[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """A queue of messages, one of which carries records, and what its answers must be."""
    queue = aws.queue()
    keys = ["in/" + key for key in objects(LARGE, SMALL)]
    for index, key in enumerate(keys):
        aws.sqs.send_message(QueueUrl=queue, MessageBody=body_of(key, place.bucket, index % 3))
    carried = next(key for key in objects(LARGE, SMALL) if "small" in key)
    attributes = {"content-type": {"DataType": "String", "StringValue": "text/csv"}}
    body = objects(LARGE, SMALL)[carried].decode()
    id = aws.sqs.send_message(QueueUrl=queue, MessageBody=body, MessageAttributes=attributes)["MessageId"]
    return queue, {**{f"in/{key}": body for key, body in expected.items()}, f"{id}.out": expected[f"{carried}.out"]}


def left_in(aws: Aws, queue: str) -> int:
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    return sum(map(int, aws.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"].values()))


@needs_worker
def test_from_a_queue(aws, undisturbed):
    place = aws.bucket().put(objects(LARGE, SMALL))
    settings = {**SETTINGS, **QUEUE}
    queue, expected = send(aws, place, undisturbed(LARGE, SMALL))
    began = time.monotonic()
    end = run(worker(place, settings, "--queue-url", queue), place.env)
    assert end.code == 0, end
    instants = Instants(5, time.monotonic() - began - IDLE)
    is_all(place, expected, 0)
    while instants.left > 0:
        place.clear()
        queue, expected = send(aws, place, undisturbed(LARGE, SMALL))
        command = worker(place, settings, "--queue-url", queue)
        kills = instants.disturb(lambda: start(command, place.env), lambda: is_part_of(place.answers(), expected))
        # No message is gone whose answer is not there.
        assert left_in(aws, queue) >= len(expected) - len(place.answers())
        end = run(command, place.env)
        assert end.code == 0, end
        assert left_in(aws, queue) == 0
        is_all(place, expected, kills)
