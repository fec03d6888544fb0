"""A queue's workers that are killed at random instants, until one finds it empty: no message lost, nothing twice."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
from conftest import Aws
from jobs import CONCURRENCY, JOIN, QUICK, End, needs_worker, run, start, worker
from kills import LARGE, SMALL, Instants, is_all
from places import Bucket, Folder, Place
from queues import Queue, carried, carry, naming
from rows import SPOILT, csv, objects

pytestmark = needs_worker

CARRIED = 20 if QUICK else 60
IDLE = 5
SETTINGS = {
    **JOIN,
    "max-payload-in-mb": 1,
    "concurrency": CONCURRENCY,
    # A message of a killed worker is seen again before the next one takes itself for idle.
    "visibility-timeout-seconds": 3,
    "wait-time-seconds": 1,
    "retry-delay-seconds": 1,
    "idle-exit-seconds": IDLE,
}
STARTS = 5
"""More of them find no end: moto, too, has its bad moments, and a message that failed by one is hidden for a while."""

Send = Callable[[Queue], list[str]]
"""Sends the messages that have answers; gives the answers' keys, in one order each time."""


def lines(ends: Iterable[End]) -> list[dict]:
    """What they logged. A kill may have cut the last line."""
    whole = [line for end in ends for line in end.output.splitlines() if line.endswith("}")]
    return [json.loads(line) for line in whole]


def poison(queue: Queue, bucket: str) -> list[str]:
    """Messages that fail whoever takes them: a bad record, a bad record in an object, no object; gives their ids."""
    return [
        queue.send((csv(5) + SPOILT).decode(), content_type="text/csv"),
        queue.send(naming(bucket, "poison/spoilt.csv", 0)),
        queue.send(naming(bucket, "poison/nothing.csv", 1)),
    ]


def fill(aws: Aws, source: Bucket, send: Send) -> tuple[Queue, list[str], set[str]]:
    """A new queue, the keys of its answers, and the ids of its poison."""
    queue = aws.queue()
    bad = poison(queue, source.bucket)
    return queue, send(queue), set(bad)


def until_empty(queue: Queue, command: list, env: Mapping[str, str]) -> list[End]:
    """One worker after the other, until nothing is left."""
    ends: list[End] = []
    while not ends or queue.left() > 0:
        ends.append(run(command, env))
        assert ends[-1].code == 0, ends[-1]
        assert len(ends) < STARTS, ends[-1]
    return ends


def survives(aws: Aws, source: Bucket, place: Place, send: Send, seed: int) -> dict[str, bytes]:
    """Gives the answers of an undisturbed worker, in the order that their messages were sent."""
    source.s3.put_object(Bucket=source.bucket, Key="poison/spoilt.csv", Body=csv(100) + SPOILT)
    queue, keys, bad = fill(aws, source, send)
    began = time.monotonic()
    until_empty(queue, worker(place, SETTINGS, "--queue-url", queue.url), source.env)
    instants = Instants(seed, time.monotonic() - began - IDLE)
    undisturbed = place.answers()
    assert undisturbed.keys() == set(keys)
    assert set(queue.take_set_aside()) == bad
    answers = [undisturbed[key] for key in keys]
    while instants.left > 0:
        place.clear()
        queue, keys, bad = fill(aws, source, send)
        expected = dict(zip(keys, answers, strict=True))
        command = worker(place, SETTINGS, "--queue-url", queue.url)

        def none_is_lost():
            """Whose answer is not there, or which never can have one, is in a queue still."""
            answered = place.answers()
            assert queue.left() + queue.set_aside() >= sum(key not in answered for key in keys) + len(bad)

        series = instants.disturb(lambda: start(command, source.env), place, expected, none_is_lost)
        last = until_empty(queue, command, source.env)
        assert sorted(queue.take_set_aside()) == sorted(bad)
        is_all(place, expected, series.kills)
        done = Counter(line["messageId"] for line in lines([*series.ends, *last]) if line["msg"] == "message done")
        assert set(done.values()) == {1}
        # One that was deleted just before the kill has no line.
        assert queue.sent - len(bad) - CONCURRENCY * series.kills <= len(done) <= queue.sent - len(bad)
    return dict(zip(keys, answers))


def test_objects(aws, undisturbed):
    """Named in three forms, and one of them by two messages."""
    place = aws.bucket().put(objects(LARGE, SMALL))
    names = list(objects(LARGE, SMALL))

    def send(queue: Queue) -> list[str]:
        for form, name in enumerate([*names, names[1]]):
            queue.send(naming(place.bucket, f"in/{name}", form))
        return [f"in/{name}.out" for name in [*names, names[1]]]

    answers = survives(aws, place, place, send, 5)
    assert answers == {f"in/{key}": body for key, body in undisturbed(LARGE, SMALL).items()}


@pytest.mark.parametrize("to", ["s3"] if QUICK else ["s3", "disk"])
def test_records(aws, tmp_path, to):
    source = aws.bucket()
    bodies = [csv(200 + index, 1000 + index) for index in range(CARRIED)]

    def send(queue: Queue) -> list[str]:
        return [f"{carry(queue, rows, form)}.out" for form, rows in enumerate(bodies)]

    answers = survives(aws, source, source if to == "s3" else Folder(tmp_path), send, 6 if to == "s3" else 7)
    for form, (rows, answer) in enumerate(zip(bodies, answers.values(), strict=True)):
        assert carried(answer, form) == rows.decode().splitlines()
