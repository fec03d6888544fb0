"""Workers that are told to stop, by SIGTERM: they begin nothing more, end in time, and the next one goes on."""

import json
import random
import subprocess
import threading
import time
from collections.abc import Iterator

from jobs import CONCURRENCY, JOIN, QUICK, needs_worker, run, start, worker
from kills import LARGE, SMALL, is_all, is_part_of
from places import Bucket, Folder, Place
from queues import Queue, naming
from rows import LARGE as ROWS, objects
from storage_proxy import Request

pytestmark = needs_worker

STOPS = 2 if QUICK else 8
STOP = 20
SETTINGS = {**JOIN, "max-payload-in-mb": 1, "log-level": "debug", "stop-timeout-seconds": STOP}
# A message that is there again was given back: none comes back by itself in time.
QUEUE = {"concurrency": CONCURRENCY, "visibility-timeout-seconds": 600, "wait-time-seconds": 1, "idle-exit-seconds": 3}
STOPPED = 143


class Worker:
    """A process whose log is read as it is written."""

    def __init__(self, command: list, env: dict[str, str]):
        self.log: list[dict] = []
        self.process = start(command, env, stderr=subprocess.DEVNULL)

    def lines(self) -> Iterator[dict]:
        for line in self.process.stdout:
            self.log.append(json.loads(line))
            yield self.log[-1]

    def done(self, since: str = "") -> list[str]:
        """What it has done, as its log tells; since it logged that message."""
        messages = [line["msg"] for line in self.log]
        first = messages.index(since) if since else 0
        return [line.get("messageId") or line["object"] for line in self.log[first:] if line["msg"] in {"message done", "object done"}]

    def stop(self) -> None:
        """It is killed, and so known by its code, if it does not end in time."""
        self.process.terminate()
        alarm = threading.Timer(STOP, self.process.kill)
        alarm.daemon = True
        alarm.start()

    def stop_after(self, count: int, seconds: float) -> int:
        """So long after so many answers; gives the exit code."""
        told = False
        for _ in self.lines():
            if not told and len(self.done()) >= count:
                time.sleep(seconds)
                self.stop()
                told = True
        return self.process.wait()


def stopped_again_and_again(command: list, place: Place, expected: dict[str, bytes], source: random.Random) -> Iterator[Worker]:
    """Workers, each of which goes on behind the one before, that were told to stop at random instants with work left."""
    for index in range(STOPS):
        one = Worker(command, place.env)
        code = one.stop_after(source.randint(0, 4), source.uniform(0, 0.3))
        messages = [line["msg"] for line in one.log]
        if index > 0 and len(place.answers()) == len(expected):
            return
        assert code == STOPPED, messages
        assert "it did not end in time" not in messages
        # What was under way.
        assert len(one.done("stopping")) <= CONCURRENCY
        is_part_of(place.answers(), expected)
        yield one


def check_job(place: Place, seed: int, expected: dict[str, bytes]) -> None:
    command = worker(place, SETTINGS)
    done = 0
    for one in stopped_again_and_again(command, place, expected, random.Random(seed)):
        assert one.log[-1]["msg"] == "job stopped"
        found = one.log[-1]["summary"]["objects"]
        done += found["done"] - found["doneBefore"]
        assert done == len(place.answers())
    end = run(command, place.env)
    assert end.code == 0, end
    is_all(place, expected, 0)


def test_a_job_on_disk(tmp_path, undisturbed):
    check_job(Folder(tmp_path).put(objects(LARGE, SMALL)), 1, undisturbed(LARGE, SMALL))


def test_a_job_in_s3(aws, undisturbed):
    check_job(aws.bucket().put(objects(LARGE, SMALL)), 2, undisturbed(LARGE, SMALL))


def send(queue: Queue, place: Bucket, expected: dict[str, bytes]) -> dict[str, bytes]:
    """A message for each object; gives what their answers must be."""
    for form, key in enumerate(expected):
        queue.send(naming(place.bucket, "in/" + key.removesuffix(".out"), form))
    return {f"in/{key}": body for key, body in expected.items()}


def test_a_queue(aws, undisturbed):
    """What a worker did not finish is in the queue for the next one at once."""
    place, queue = aws.bucket().put(objects(LARGE, SMALL)), aws.queue()
    expected = send(queue, place, undisturbed(LARGE, SMALL))
    command = worker(place, {**SETTINGS, **QUEUE}, "--queue-url", queue.url)
    done = 0
    for one in stopped_again_and_again(command, place, expected, random.Random(3)):
        done += len(one.done())
        assert one.log[-1]["msg"] == "queue ended"
        assert (queue.hidden(), queue.left()) == (0, queue.sent - done)
        assert len(place.answers()) == done
    end = run(command, place.env)
    assert end.code == 0, end
    assert queue.left() + queue.set_aside() == 0
    is_all(place, expected, 0)


def test_a_message_that_is_cut(aws, undisturbed):
    """Work that takes longer than a stopping worker has is given back with the parts that there are."""
    place, queue = aws.bucket().put(objects(1, 4)), aws.queue()
    expected = send(queue, place, undisturbed(1, 4))
    settings = {**SETTINGS, **QUEUE, "stop-reserve-seconds": STOP - 1}
    command = worker(place, settings, "--queue-url", queue.url)
    one = Worker(command, place.env)
    parts: list[Request] = []

    def stop_at_second_part(request: Request) -> None:
        if request.call == "UploadPart":
            parts.append(request)
            if len(parts) == 2:
                one.stop()
                time.sleep(3)

    with aws.storage.failing(stop_at_second_part):
        messages = [line["msg"] for line in one.lines()]
    assert one.process.wait() == STOPPED, messages
    assert "what is under way is cut" in messages and "message given back" in messages
    assert (queue.hidden(), queue.left()) == (0, queue.sent - len(one.done()))
    end = run(command, place.env)
    assert end.code == 0, end
    again = [line for line in map(json.loads, end.output.splitlines()) if line["msg"] == "message done" and line["receives"] == 2]
    # A small one may have been cut beside it.
    last = max(again, key=lambda line: line["bytesOut"])
    assert last["records"] < ROWS and last["bytesOut"] < len(expected["in/b-large-0.csv.out"])
    is_all(place, expected, 0)
