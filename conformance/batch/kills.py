"""Kills at random instants, and what they found a worker at."""

import os
import random
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from jobs import CONCURRENCY, QUICK, End
from places import Folder, Place

KILLS = 2 if QUICK else 10
"""For each test: six of them, four with `--quick`."""
LARGE, SMALL = (1 if QUICK else 2), 24
"""Objects of a job that is killed."""
STARTS_UP = 0.2
"""Before that, a process has not begun. Seconds."""

tally: dict[str, Counter[str]] = {}
"""How many kills came when, by test."""


@dataclass
class Series:
    """A job, or a queue, whose processes were killed one after the other; the last of them may have come to its end."""

    kills: int = 0
    ends: list[End] = field(default_factory=list)


def disturbed(process: subprocess.Popen, seconds: float) -> End:
    """Killed after so long, or done before."""
    try:
        output, log = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        output, log = process.communicate()
    return End(process.returncode, output, log)


class Instants:
    """Random ones, until so many processes were killed: jobs that are killed once, and jobs that are killed several times."""

    def __init__(self, seed: int, length: float):
        self.source, self.length, self.left = random.Random(seed), length, KILLS
        test, _, _ = os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")
        self.tally = tally.setdefault(test, Counter())

    def disturb(
        self, begin: Callable[[], subprocess.Popen], place: Place, expected: dict[str, bytes], look: Callable[[], None] = lambda: None
    ) -> Series:
        """Begins again and again, until the processes of this series have had their kills. Looks at the place after each."""
        series = Series()
        trace = place.trace()
        for _ in range(self.source.randint(1, 4)):
            if self.left == 0:
                break
            end = disturbed(begin(), self.source.uniform(STARTS_UP, self.length))
            series.ends.append(end)
            if end.code != -signal.SIGKILL:
                break
            series.kills, self.left = series.kills + 1, self.left - 1
            answers = place.answers()
            is_part_of(answers, expected)
            look()
            before, trace = trace, place.trace()
            self.tally["behind the last answer" if len(answers) == len(expected) else "at work" if trace != before else "at the start"] += 1
        return series


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
