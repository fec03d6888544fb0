"""AWS's documented HTTP events, sent to the function in our emulator and in AWS's."""

import json

import numpy as np
import pytest
from direct import MODEL, direct
from questions import OTHER, QUESTIONS, WRONG, csv
from samples import HTTP, request, response

CSV = OTHER[0]


@pytest.mark.parametrize("event", HTTP)
def test_predictions(emulated, event):
    for question in QUESTIONS:
        for path in ("/invocations", f"/v2/models/{MODEL}/infer"):
            asked = request(event, "POST", path, question.headers, question.body)
            answer = response(event, emulated(asked))
            assert answer.status == 200, (question.name, answer.body)
            assert answer.body == direct(question), question.name
            expected = question.accept or question.content_type
            assert answer.headers["content-type"].split(";")[0] == expected


@pytest.mark.parametrize("event", HTTP)
def test_other_paths(emulated, event):
    get = lambda path: response(event, emulated(request(event, "GET", path)))
    assert get("/ping").status == 200
    assert get("/v2/health/ready").status == 200
    metadata = json.loads(get(f"/v2/models/{MODEL}").body)
    assert metadata["name"] == MODEL and metadata["inputs"][0]["shape"] == [-1, 10]
    assert get("/nowhere").status == 404
    assert get("/invocations").status == 405


@pytest.mark.parametrize("event", HTTP)
def test_faults_are_answers(emulated, event):
    wrong = response(event, emulated(request(event, "POST", "/invocations", WRONG.headers, WRONG.body)))
    assert wrong.status == 400 and "10" in json.loads(wrong.body)["error"]
    unknown = response(event, emulated(request(event, "POST", "/invocations", {"content-type": "image/png"}, b"\x89PNG")))
    assert unknown.status == 415
    refused = request(event, "POST", "/invocations", {**CSV.headers, "accept": "image/png"}, CSV.body)
    assert response(event, emulated(refused)).status == 406
    broken = {**request(event, "POST", "/invocations", WRONG.headers), "body": "?", "isBase64Encoded": True}
    assert response(event, emulated(broken)).status == 400


@pytest.mark.parametrize("event", ["alb", "alb-multi-value"])
def test_load_balancer_carries_a_megabyte(emulated, event):
    body = csv(np.zeros((110_000, 10), np.int8))
    result = emulated(request(event, "POST", "/invocations", {"content-type": "text/csv"}, body))
    assert len(json.dumps(result)) < 1024 * 1024
    answer = response(event, result)
    assert answer.status >= 400 and "S3" in json.loads(answer.body)["error"]
