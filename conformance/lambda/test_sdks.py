"""boto3 and AWS's JavaScript SDK invoke the function in our emulator."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from conftest import by_boto3, emulator_of_ric, problem, variables
from direct import direct
from questions import JSON, QUESTIONS, WRONG, as_json, csv
from samples import encode, response


def test_json(sdk):
    for question in JSON:
        result = sdk(question.body)
        assert (result["StatusCode"], result["ExecutedVersion"]) == (200, "$LATEST")
        assert result.get("FunctionError") is None
        assert json.loads(result["payload"]) == json.loads(direct(question)), question.name


def test_envelope(sdk):
    for question in QUESTIONS:
        event = {"method": "POST", "path": "/invocations", "headers": question.headers, **encode(question.body)}
        answer = response("envelope", json.loads(sdk(as_json(event))["payload"]))
        assert (answer.status, answer.body) == (200, direct(question)), question.name


def test_envelope_of_a_fault(sdk):
    result = sdk(as_json({"headers": WRONG.headers, **encode(WRONG.body)}))
    assert result.get("FunctionError") is None
    answer = response("envelope", json.loads(result["payload"]))
    assert answer.status == 400 and json.loads(answer.body)["code"] == "INVALID_INPUT"


def test_function_error(sdk):
    result = sdk(as_json({"instances": [[1, 2, 3]]}))
    assert (result["StatusCode"], result["FunctionError"]) == (200, "Unhandled")
    fault = json.loads(result["payload"])
    assert fault["errorType"] == "INVALID_INPUT" and "10" in fault["errorMessage"]
    assert sdk(JSON[0].body).get("FunctionError") is None


def test_log(sdk):
    log = base64.b64decode(sdk(JSON[0].body, LogType="Tail")["LogResult"]).decode()
    assert len(log) <= 4096
    lines = log.splitlines()
    start, report = ([line for line in lines if line.startswith(word)] for word in ("START", "REPORT"))
    assert len(start) == len(report) == 1
    assert start[0].split()[2] == report[0].split()[2]
    for field in ("Duration", "Billed Duration", "Memory Size: 1769 MB", "Max Memory Used"):
        assert field in report[0]
    (metrics,) = [json.loads(line) for line in lines if line.startswith("{")]
    assert metrics["requestId"] == start[0].split()[2]
    assert sdk(JSON[0].body).get("LogResult") is None


def test_invocation_types(sdk):
    assert sdk(JSON[0].body, InvocationType="DryRun")["StatusCode"] == 204
    assert sdk(JSON[0].body, InvocationType="Event") == {**sdk(JSON[0].body, InvocationType="Event"), "StatusCode": 202}
    assert sdk(JSON[0].body)["StatusCode"] == 200


def test_names(sdk):
    arn = "arn:aws:lambda:us-east-1:012345678912:function:function"
    for name in ("function", arn, f"{arn}:$LATEST", "012345678912:function:function"):
        assert sdk(JSON[0].body, FunctionName=name)["StatusCode"] == 200
    assert sdk(JSON[0].body, Qualifier="$LATEST")["StatusCode"] == 200
    for call in ({"FunctionName": "another"}, {"Qualifier": "live"}):
        result = sdk(JSON[0].body, **call)
        assert (result["error"], result["status"]) == ("ResourceNotFoundException", 404)


def test_too_large(sdk):
    limit = 6 * 1024 * 1024
    result = sdk(b'"' + b"x" * limit + b'"')
    assert (result["error"], result["status"]) == ("RequestTooLargeException", 413)
    result = sdk(b'"' + b"x" * 1024 * 1024 + b'"', InvocationType="Event")
    assert (result["error"], result["status"]) == ("RequestTooLargeException", 413)
    assert sdk(JSON[0].body)["StatusCode"] == 200


def test_large(sdk):
    """A hundred thousand rows, near the limit, come back as they are asked."""
    rows = csv(np.zeros((100_000, 10), np.int8))
    answer = response("envelope", json.loads(sdk(as_json({"headers": {"content-type": "text/csv"}, **encode(rows)}))["payload"]))
    assert (answer.status, answer.body) == (200, b"132.51001\n" * 100_000)


def test_nonsense(sdk):
    result = sdk(b"{nonsense")
    assert (result["error"], result["status"]) == ("InvalidRequestContentException", 400)
    assert sdk(JSON[0].body)["StatusCode"] == 200


def test_concurrent(endpoint):
    """One environment runs one call at a time; the others wait."""
    work = JSON * 8
    with ThreadPoolExecutor(16) as pool:
        results = pool.map(lambda question: by_boto3(endpoint, question.body), work)
    for question, result in zip(work, results, strict=True):
        assert json.loads(result["payload"]) == json.loads(direct(question))


@pytest.mark.parametrize("version", ["22", "24"])
def test_runtime_client(version, aws):
    """AWS's runtime client instead of our loop, in our emulator."""
    if reason := problem(f"ric-node-{version}"):
        pytest.skip(reason)
    with emulator_of_ric(version, variables(aws)) as url:
        for question in JSON:
            assert json.loads(by_boto3(url, question.body)["payload"]) == json.loads(direct(question))
        fault = by_boto3(url, as_json({"instances": [[1]]}))
        assert fault["FunctionError"] == "Unhandled"
        assert json.loads(fault["payload"])["errorType"] == "INVALID_INPUT"
