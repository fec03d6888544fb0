"""S3 that fails at random: a job's answers are those of one that nothing disturbs, in the same run."""

import itertools
import random
from collections import Counter

import pytest
from jobs import JOIN, QUICK, WORKER_PROBLEM, cli, completed, needs_worker, run, worker
from rows import objects
from storage_proxy import CutOff, Fault, Refuse, Request, Reset

LARGE, SMALL = 1, 24
FAILING = 0.3
"""Of all requests."""
SEEDS = range(2) if QUICK else range(8)

REFUSALS = [Refuse(500, "InternalError"), Refuse(503, "SlowDown"), Refuse(503, "ServiceUnavailable")]


def at_random(seed: int, share: float = FAILING):
    source = random.Random(seed)

    def rule(request: Request) -> Fault | None:
        if source.random() >= share:
            return None
        kind = source.randrange(4)
        if kind == 0:
            return source.choice(REFUSALS)
        if kind == 1:
            return Reset(done=False)
        if kind == 2 or request.call != "GetObject":
            return Reset(done=True)
        return CutOff(source.random(), reset=source.random() < 0.5)

    return rule


@pytest.mark.parametrize("seed", SEEDS)
def test_at_random(aws, undisturbed, seed):
    place = aws.bucket().put(objects(LARGE, SMALL))
    command = cli if seed % 2 == 0 or WORKER_PROBLEM else worker
    with aws.storage.failing(at_random(seed)) as failed:
        summary = completed(command(place, {**JOIN, "max-payload-in-mb": 1}), place.env)
    assert len(failed) > 10
    assert place.answers() == undisturbed(LARGE, SMALL)
    assert summary["objects"]["doneBefore"] == 0
    # S3 began these, and the job never got to know of them.
    unknown = [request for request, fault in failed if request.call == "CreateMultipartUpload" and fault == Reset(done=True)]
    assert len(place.leftovers()) == len(unknown)


class Every:
    """Fails the first so many requests of each call for each key."""

    def __init__(self, fault: Fault, times: int, calls: frozenset[str]):
        self.fault, self.times, self.calls, self.seen = fault, times, calls, Counter()

    def __call__(self, request: Request) -> Fault | None:
        at = request.call, request.key
        if request.call not in self.calls or self.seen[at] == self.times:
            return None
        self.seen[at] += 1
        return self.fault


READS = frozenset({"ListObjectsV2", "GetObject", "HeadObject"})
WRITES = frozenset({"PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload"})


@pytest.mark.parametrize(
    "fault, calls",
    [
        (Refuse(503, "SlowDown"), READS | WRITES),
        (Reset(done=True), READS | WRITES),
        # Source: API reference, CompleteMultipartUpload: a request that fails after its 200 was sent has the error in the body.
        (Refuse(200, "InternalError"), frozenset({"CompleteMultipartUpload"})),
    ],
    ids=["refused", "answer lost", "an error behind a 200"],
)
def test_each_call(aws, undisturbed, fault, calls):
    """Twice in a row. What was done, and whose answer was lost, is not done twice."""
    place = aws.bucket().put(objects(1, 4))
    with aws.storage.failing(Every(fault, 2, calls)) as failed:
        completed(cli(place, JOIN), place.env)
        # The second one asks for what is done already.
        assert completed(cli(place, JOIN), place.env)["objects"]["doneBefore"] == 5
    assert {request.call for request, _ in failed} == calls
    assert place.answers() == undisturbed(1, 4)


def test_a_body_that_breaks_off_again_and_again(aws, undisturbed):
    """As long as it gets on, a job reads on from where it was: here it gets a fifth of what is left each time."""
    place = aws.bucket().put(objects(1, 0))
    cut = Every(CutOff(0.2, reset=True), 20, frozenset({"GetObject"}))
    with aws.storage.failing(lambda request: cut(request) if request.key.startswith("in/") else None) as failed:
        completed(cli(place, JOIN), place.env)
    assert len(failed) == 20
    assert place.answers() == undisturbed(1, 0)


@pytest.mark.parametrize("command, code", [(cli, 1), pytest.param(worker, 75, marks=needs_worker)], ids=["cli", "worker"])
def test_for_good(aws, undisturbed, command, code):
    """One object that S3 has trouble with fails alone, and a later run goes on behind the parts that there are."""
    expected = undisturbed(1, 4)
    place = aws.bucket().put(objects(1, 4))
    parts = itertools.count()
    # The first attempt at the first part is taken.
    rule = lambda request: Refuse(500, "InternalError") if request.call == "UploadPart" and next(parts) > 0 else None
    with aws.storage.failing(rule):
        end = run(command(place, JOIN), {**place.env, "AWS_MAX_ATTEMPTS": "2"})
    assert end.code == code, end
    assert end.summary["objects"] == {"done": 4, "doneBefore": 0, "failed": 1}
    fault = end.errors["b-large-0.csv"]
    assert fault["code"] == "STORAGE_FAILED"
    assert "b-large-0.csv.out" in fault["message"] and "s3:PutObject" in fault["message"]
    assert place.answers() == {key: body for key, body in expected.items() if "large" not in key}
    summary = completed(command(place, JOIN), place.env)
    assert summary["objects"] == {"done": 5, "doneBefore": 4, "failed": 0}
    assert summary["bytesOut"] < len(expected["b-large-0.csv.out"])
    assert place.answers() == expected
    assert place.leftovers() == []
