"""A container of one model, one of many, SageMaker before them, and SDKs that invoke it."""

import base64
import json
import subprocess
import tarfile
from collections.abc import Callable
from functools import partial

import boto3
import botocore.config
import botocore.exceptions
import pytest
from container import MODELS, container
from processes import WORK
from service import Endpoint, service

NAMES = ["breast-cancer-boosting", "diabetes-forest", "digits-cnn", "penguins-pipeline"]
SAMPLES = {name: json.loads((MODELS / name / "samples.json").read_text()) for name in NAMES}


@pytest.fixture(scope="session")
def single(tmp_path_factory):
    with container(tmp_path_factory.mktemp("single"), "diabetes-forest") as one:
        one.wait_until_ready()
        yield one


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """Model data in S3: an artifact in each model.tar.gz, its files at the top."""
    folder = tmp_path_factory.mktemp("store")
    for name in NAMES:
        with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as archive:
            for file in sorted((MODELS / name).iterdir()):
                if file.is_file():
                    archive.add(file, file.name)
    return folder


@pytest.fixture(scope="session")
def multi(tmp_path_factory):
    with container(tmp_path_factory.mktemp("multi"), SAGEMAKER_MULTI_MODEL="true") as many:
        yield many


@pytest.fixture(scope="session")
def many(multi, store):
    return Endpoint(multi, store)


@pytest.fixture(scope="session")
def url(single, many):
    with service({"forest": Endpoint(single), "many": many}) as address:
        yield address


Sdk = Callable[..., dict]
"""Invokes an endpoint: returns the answer with its `Body`, or `error`, `status` and what the container said."""


def by_boto3(url: str, endpoint: str, **call) -> dict:
    config = botocore.config.Config(retries={"total_max_attempts": 1})
    keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
    runtime = boto3.client("sagemaker-runtime", endpoint_url=url, region_name="us-east-1", config=config, **keys)
    try:
        answer = runtime.invoke_endpoint(EndpointName=endpoint, **call)
    except botocore.exceptions.ClientError as error:
        response = error.response
        original = {name: response[name] for name in ("OriginalStatusCode", "OriginalMessage") if name in response}
        return {"error": response["Error"]["Code"], "status": response["ResponseMetadata"]["HTTPStatusCode"], **original}
    return {**answer, "Body": answer["Body"].read()}


def by_javascript(url: str, endpoint: str, Body: bytes, **call) -> dict:
    if (WORK / "packages").exists():
        pytest.skip((WORK / "packages").read_text().strip())
    request = {"EndpointName": endpoint, **call, "Body": base64.b64encode(Body).decode()}
    command = ["node", "invoke.js", url]
    run = subprocess.run(command, cwd=WORK / "sdk", input=json.dumps(request).encode(), stdout=subprocess.PIPE, check=True)
    answer = json.loads(run.stdout)
    return answer if "error" in answer else {**answer, "Body": base64.b64decode(answer["Body"])}


@pytest.fixture(params=[by_boto3, by_javascript], ids=["boto3", "javascript"])
def sdk(request, url) -> Sdk:
    return partial(request.param, url)
