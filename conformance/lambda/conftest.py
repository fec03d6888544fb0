"""AWS's services by moto, AWS's emulator and ours around the real function, and SDKs that invoke it."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import boto3
import botocore.config
import botocore.exceptions
import pytest
import requests
from direct import MODEL
from processes import ROOT, WORK, free_port, started, wait_for_port

REGION = "us-east-1"
ACCOUNT = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_REGION": REGION}
FUNCTION = ROOT / "apps" / "lambda" / "dist"


def client(service: str, url: str):
    """boto3's, which tries once."""
    config = botocore.config.Config(retries={"total_max_attempts": 1}, read_timeout=60)
    keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
    return boto3.client(service, endpoint_url=url, region_name=REGION, config=config, **keys)


@dataclass
class Aws:
    """S3 and SQS of moto, with a bucket and a queue for answers."""

    url: str
    bucket: str = "questions-and-answers"
    answers: str = ""
    queues: dict[str, str] = field(default_factory=dict)

    def __post_init__(self):
        self.s3, self.sqs = client("s3", self.url), client("sqs", self.url)
        self.s3.create_bucket(Bucket=self.bucket)
        self.answers = self.queue("answers")

    def queue(self, name: str, **attributes: str) -> str:
        """The URL of a new queue, or of the one of that name."""
        if name not in self.queues:
            self.queues[name] = self.sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
        return self.queues[name]

    def arn(self, queue: str) -> str:
        return self.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]

    def take(self, queue: str) -> list[dict]:
        """All messages of a queue, which it has no more then."""
        messages = []
        while batch := self.sqs.receive_message(
            QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"]
        ).get("Messages", []):
            for message in batch:
                self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            messages += batch
        return messages

    def put(self, key: str, body: bytes, content_type: str = "text/csv") -> None:
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body, ContentType=content_type)

    def object(self, key: str, bucket: str | None = None) -> tuple[str, bytes]:
        found = self.s3.get_object(Bucket=bucket or self.bucket, Key=key)
        return found["ContentType"], found["Body"].read()

    @property
    def variables(self) -> dict[str, str]:
        """Of a function that is to use these services in place of AWS's."""
        return {**ACCOUNT, "AWS_ENDPOINT_URL": self.url}


@pytest.fixture(scope="session")
def aws() -> Iterator[Aws]:
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
    with started(command, {}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for_port(port, process)
        yield Aws(f"http://127.0.0.1:{port}")


def variables(aws: Aws, **more: str) -> dict[str, str]:
    return {"INFERRY_MODEL": str(ROOT / "models" / MODEL), **aws.variables, **more}


# AWS's emulator, and what runs a function in it


def missing(part: str, otherwise: str) -> str:
    """Why `run` did not install something."""
    reason = WORK / part
    return reason.read_text().strip() if reason.is_file() else otherwise


RUNTIME_MODULES = WORK / "runtimes" / "node_modules"
LOOP = ROOT / "packages" / "lambda-runtime" / "dist" / "loop" / "loop-main.js"
RIC = RUNTIME_MODULES / "aws-lambda-ric"
NODES = {"this": "node", **{version: RUNTIME_MODULES / f"node-{version}" / "bin" / "node" for version in ("22", "24")}}

COMMANDS = {f"loop-node-{version}": [NODES[version], LOOP] for version in NODES}
# It wants Node 22 at least.
COMMANDS |= {f"ric-node-{version}": [NODES[version], RIC / "index.mjs"] for version in ("22", "24")}


def problem(runtime: str) -> str | None:
    """Why a runtime cannot run here."""
    name, _, version = runtime.split("-")
    if version != "this" and not NODES[version].exists():
        return f"Node {version}: {missing('missing', 'not installed')}"
    if name == "ric" and not (RIC / "rapid-client.node").exists():
        return f"aws-lambda-ric: {missing('missing', 'not built')}"
    return None


RIE = WORK / "aws-lambda-rie"
RIE_PROBLEM = None if RIE.exists() else missing("emulator", "AWS's emulator was not built")
RUNTIMES = [runtime for runtime in COMMANDS if RIE_PROBLEM is None and problem(runtime) is None]
"""Those that there are; `test_runtimes` tells why others are not."""


@contextmanager
def runtime_interface_emulator(runtime: str, env: Mapping[str, str], log=subprocess.DEVNULL):
    """Yields the URL to invoke at."""
    port, api = free_port(), free_port()
    command = [RIE, "--log-level", "error", "--runtime-api-address", f"127.0.0.1:{api}"]
    command += ["--runtime-interface-emulator-address", f"127.0.0.1:{port}", *COMMANDS[runtime], "handler.handler"]
    with started(command, {"LAMBDA_TASK_ROOT": str(FUNCTION), **env}, stdout=log, stderr=subprocess.STDOUT) as process:
        wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"


Invoke = Callable[[object], object]


def post(url: str, event: object) -> object:
    answer = requests.post(url, data=json.dumps(event).encode(), timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()


# Our emulator


@contextmanager
def emulator(env: Mapping[str, str]) -> Iterator[str]:
    """Yields the endpoint for SDKs of `inferry serve --as lambda`."""
    port = free_port()
    command = ["node", "packages/cli/dist/main.js", "serve", f"models/{MODEL}", "--as", "lambda", "--port", port]
    with started(command, env, stdout=subprocess.DEVNULL) as process:
        wait_for_port(port, process)
        yield f"http://127.0.0.1:{port}"
    assert process.returncode == 0


@contextmanager
def emulator_of_ric(version: str, env: Mapping[str, str]) -> Iterator[str]:
    """The same with AWS's runtime client in place of our loop."""
    command = [NODES[version], ROOT / "conformance" / "lambda" / "emulator-of-ric.js", RIC, FUNCTION]
    with started(command, env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        url = process.stdout.readline().decode().strip()
        assert url, "the emulator ended"
        yield url
    assert process.returncode == 0


@pytest.fixture(scope="session")
def endpoint(aws) -> Iterator[str]:
    with emulator(variables(aws, INFERRY_OUTPUT_QUEUE_URL=aws.answers)) as url:
        yield url


Sdk = Callable[..., dict]
"""Invokes with a payload of bytes and further parameters; returns `StatusCode`, `payload` and so on, or `error`, `status`."""


def by_boto3(url: str, payload: bytes, **call) -> dict:
    functions = client("lambda", url)
    try:
        result = functions.invoke(**{"FunctionName": "function", **call}, Payload=payload)
    except botocore.exceptions.ClientError as error:
        response = error.response
        return {"error": response["Error"]["Code"], "status": response["ResponseMetadata"]["HTTPStatusCode"]}
    fields = ("StatusCode", "FunctionError", "LogResult", "ExecutedVersion")
    return {**{name: result[name] for name in fields if name in result}, "payload": result["Payload"].read()}


def by_javascript(url: str, payload: bytes, **call) -> dict:
    if not (WORK / "sdk" / "node_modules" / "@aws-sdk").exists():
        pytest.skip(missing("packages", "the JavaScript SDK was not installed"))
    calls = [{"FunctionName": "function", **call, "payload": base64.b64encode(payload).decode()}]
    command = ["node", "invoke.js", url]
    output = subprocess.run(command, cwd=WORK / "sdk", input=json.dumps(calls).encode(), stdout=subprocess.PIPE, check=True).stdout
    (result,) = json.loads(output)
    return result if "error" in result else {**result, "payload": base64.b64decode(result["payload"])}


@pytest.fixture(params=[by_boto3, by_javascript], ids=["boto3", "javascript"])
def sdk(request, endpoint) -> Sdk:
    return partial(request.param, endpoint)


def ask(url: str, event: object) -> object:
    """What the function answered to an event, through boto3."""
    result = by_boto3(url, json.dumps(event).encode())
    assert "FunctionError" not in result, result
    return json.loads(result["payload"])


@pytest.fixture(scope="session", params=["ours", *RUNTIMES])
def emulated(request, aws) -> Iterator[Invoke]:
    """Invokes the function in our emulator, and in AWS's by each runtime: returns what it answered."""
    env = variables(aws, INFERRY_OUTPUT_QUEUE_URL=aws.answers)
    if request.param == "ours":
        with emulator(env) as url:
            yield lambda event: json.loads(by_boto3(url, json.dumps(event).encode())["payload"])
    else:
        with runtime_interface_emulator(request.param, env) as url:
            yield partial(post, url)
