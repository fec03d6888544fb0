"""boto3 and AWS's JavaScript SDK invoke the container's model through SageMaker."""

import json

import pytest
from direct import Question, direct
from questions import OTHER, QUESTIONS, WRONG

CSV = OTHER[0]


def call(question: Question) -> dict:
    accept = {"Accept": question.accept} if question.accept else {}
    return {"ContentType": question.content_type, "Body": question.body, **accept}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_predictions(sdk, question):
    answer = sdk("forest", **call(question))
    assert answer["Body"] == direct(question)
    assert answer["ContentType"].split(";")[0] == (question.accept or question.content_type)
    assert answer["InvokedProductionVariant"] == "AllTraffic"


def test_everything_a_client_may_send(sdk):
    attributes = 'trace=1; "quoted", ~!@#$%^&*()_+{}|<>?'
    ignored = {
        "InferenceId": "inference-1",
        "TargetVariant": "variant-1",
        "TargetContainerHostname": "container-1",
        "EnableExplanations": "`true`",
        "InferenceComponentName": "component-1",
        "SessionId": "session-1",
    }
    answer = sdk("forest", **call(CSV), CustomAttributes=attributes, **ignored)
    assert answer["Body"] == direct(CSV)
    assert answer["CustomAttributes"] == attributes


def test_faults_are_model_errors(sdk):
    faults = {
        400: call(WRONG),
        415: {"ContentType": "image/png", "Body": b"\x89PNG"},
        406: {**call(CSV), "Accept": "image/png"},
    }
    for status, asked in faults.items():
        answer = sdk("forest", **asked)
        assert (answer["error"], answer["status"]) == ("ModelError", 424)
        assert answer["OriginalStatusCode"] == status
        assert json.loads(answer["OriginalMessage"])["error"]
    assert sdk("forest", **call(CSV))["Body"] == direct(CSV)


def test_no_content_type(sdk):
    """It is not guessed at; the message says what to do."""
    answer = sdk("forest", Body=QUESTIONS[0].body)
    assert answer["OriginalStatusCode"] == 415
    assert "content" in json.loads(answer["OriginalMessage"])["error"]


def test_empty_body(sdk):
    """As from AWS's own containers: 204."""
    assert sdk("forest", ContentType="text/csv", Body=b"")["Body"] == b""


def test_target_models(sdk, many):
    """SageMaker unpacks and loads what a request is for."""
    answer = sdk("many", TargetModel="diabetes-forest.tar.gz", **call(CSV))
    assert answer["Body"] == direct(CSV)
    answer = sdk("many", TargetModel="penguins-pipeline.tar.gz", ContentType="application/json", Body=b'{"instances": [[1]]}')
    assert answer["OriginalStatusCode"] == 400
    names = {entry["modelName"] for entry in many.container.get("/models").json()["models"]}
    assert names >= set(many.loaded.values())
