"""The function's other answers, and what AWS's emulator makes of its log and of a start that fails."""

import json
import re

import pytest
import requests
from conftest import COMMANDS, RIE_PROBLEM, RUNTIMES, post, problem, runtime_interface_emulator, variables
from direct import direct
from questions import JSON, OTHER, QUESTIONS, WRONG
from samples import encode, response


@pytest.mark.parametrize("runtime", COMMANDS)
def test_runtimes(runtime, aws):
    if reason := RIE_PROBLEM or problem(runtime):
        pytest.skip(reason)
    with runtime_interface_emulator(runtime, variables(aws)) as url:
        assert post(url, json.loads(JSON[0].body)) == json.loads(direct(JSON[0]))


def test_json_of_an_invoke(emulated):
    for question in JSON:
        assert emulated(json.loads(question.body)) == json.loads(direct(question))


def test_envelope(emulated):
    for question in QUESTIONS:
        answer = response("envelope", emulated({"headers": question.headers, **encode(question.body)}))
        assert (answer.status, answer.body) == (200, direct(question)), question.name


def test_failure_of_the_function(emulated):
    fault = emulated({"instances": [[1, 2, 3]]})
    assert fault["errorType"] == "INVALID_INPUT" and "10" in fault["errorMessage"]
    assert emulated(json.loads(JSON[0].body)) == json.loads(direct(JSON[0]))


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_log(runtime, aws, tmp_path):
    """An invocation's lines come between the emulator's own, and its metrics are CloudWatch's."""
    path = tmp_path / "log"
    with path.open("w") as log, runtime_interface_emulator(runtime, variables(aws), log) as url:
        post(url, {"headers": OTHER[0].headers, **encode(OTHER[0].body)})
        post(url, {"headers": WRONG.headers, **encode(WRONG.body)})
    lines = path.read_text().splitlines()
    starts = [line.split()[2] for line in lines if line.startswith("START ")]
    ours = [json.loads(line) for line in lines if line.startswith("{")]
    assert [line["requestId"] for line in ours] == starts
    assert [line["status"] for line in ours] == [200, 400]
    assert [line["ColdStart"] for line in ours] == [1, 0]
    (first, _) = ours
    for directive in first["_aws"]["CloudWatchMetrics"]:
        for metric in directive["Metrics"]:
            assert isinstance(first[metric["Name"]], (int, float)), metric
        for dimensions in directive["Dimensions"]:
            assert all(isinstance(first[name], str) for name in dimensions)
    assert sum(line.startswith("REPORT ") for line in lines) == 2


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_no_model(runtime, aws):
    """Init succeeds, so that Lambda does not try it over and over; each invocation tells why."""
    with runtime_interface_emulator(runtime, {**variables(aws), "INFERRY_MODEL": "/nowhere"}) as url:
        for _ in range(2):
            fault = post(url, json.loads(JSON[0].body))
            assert "/nowhere" in fault["errorMessage"]
            answer = response("envelope", post(url, {"headers": WRONG.headers, **encode(WRONG.body)}))
            assert answer.status >= 500


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_variables_that_are_wrong(runtime, aws):
    """Init fails by an error that names the variable."""
    with runtime_interface_emulator(runtime, variables(aws, INFERRY_EXECUTION="sideways")) as url:
        answer = requests.post(url, data=b"{}", timeout=60)
        assert re.search("INFERRY_EXECUTION", answer.text), answer.text
