"""AWS's storage and queues by moto, with a proxy before S3 that can fail it; answers of undisturbed jobs."""

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import boto3
import botocore.config
import pytest
from jobs import JOIN, cli, completed
from kills import tally
from places import Bucket, Folder
from processes import free_port, started, wait_for_port
from queues import Queue
from rows import objects
from storage_proxy import Proxy, proxy

REGION = "us-east-1"


@dataclass
class Aws:
    """boto3 talks to moto, jobs to the proxy."""

    url: str
    storage: Proxy

    def __post_init__(self):
        config = botocore.config.Config(retries={"total_max_attempts": 1}, read_timeout=60, max_pool_connections=16)
        keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        self.s3, self.sqs = (
            boto3.client(service, endpoint_url=self.url, region_name=REGION, config=config, **keys) for service in ("s3", "sqs")
        )
        self.names = itertools.count()

    @property
    def env(self) -> dict[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_REGION": REGION,
            "AWS_ENDPOINT_URL_S3": self.storage.url,
            "AWS_ENDPOINT_URL_SQS": self.url,
        }

    def bucket(self) -> Bucket:
        name = f"bucket-{next(self.names)}"
        self.s3.create_bucket(Bucket=name)
        return Bucket(self.s3, self.env, name)

    def queue(self) -> Queue:
        """Sets a message aside that was received ten times: more often than any of them meets a kill."""
        number = next(self.names)
        dead = self.sqs.create_queue(QueueName=f"dead-{number}")["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 10})
        url = self.sqs.create_queue(QueueName=f"queue-{number}", Attributes={"RedrivePolicy": policy})["QueueUrl"]
        return Queue(self.sqs, url, dead)


@pytest.fixture(scope="session")
def aws() -> Iterator[Aws]:
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
    with started(command, {}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for_port(port, process)
        with proxy(port) as storage:
            yield Aws(f"http://127.0.0.1:{port}", storage)


Undisturbed = Callable[[int, int], dict[str, bytes]]


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory) -> Undisturbed:
    """Answers, joined with their records, to so many large and small objects: by a job on disk that nothing disturbs."""
    found: dict[tuple[int, int], dict[str, bytes]] = {}

    def answers(large: int, small: int) -> dict[str, bytes]:
        if (large, small) not in found:
            given = objects(large, small)
            place = Folder(tmp_path_factory.mktemp("undisturbed")).put(given)
            completed(cli(place, JOIN))
            found[large, small] = place.answers()
            check_joined(given, found[large, small])
        return found[large, small]

    return answers


def check_joined(given: dict[str, bytes], answered: dict[str, bytes]) -> None:
    """Every record once, in its place, with one column more: told without a look at how it was made."""
    assert {f"{key}.out" for key in given} == set(answered)
    for key, body in given.items():
        joined = [line.rpartition(b",") for line in answered[f"{key}.out"].splitlines()]
        assert [record for record, _, _ in joined] == body.splitlines(), key
        assert all(20 < float(prediction) < 350 for _, _, prediction in joined), key


def pytest_terminal_summary(terminalreporter) -> None:
    """How many kills came when."""
    for test, found in tally.items():
        counts = ", ".join(f"{count} {when}" for when, count in sorted(found.items()))
        terminalreporter.line(f"{test}: {found.total()} kills, {counts}")
