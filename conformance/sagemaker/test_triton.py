"""Triton's client and the media type by which binary tensors go through SageMaker; what its own tests expect of it."""

import numpy as np
import pytest
import requests
import tritonclient.http as triton
from arrays import agree, array
from conftest import NAMES, SAMPLES, by_boto3

MEDIA_TYPE = "application/vnd.sagemaker-triton.binary+json;json-header-size="


def request(sample: dict, binary_in: bool, binary_out: bool) -> tuple[str, bytes]:
    """Content type and body, as Triton's client writes it."""
    inputs = []
    for tensor in sample["inputs"]:
        item = triton.InferInput(tensor["name"], tensor["shape"], tensor["datatype"])
        item.set_data_from_numpy(array(tensor), binary_data=binary_in)
        inputs.append(item)
    outputs = [triton.InferRequestedOutput(tensor["name"], binary_data=binary_out) for tensor in sample["outputs"]]
    body, size = triton.InferenceServerClient.generate_request_body(inputs, outputs=outputs)
    return ("application/json" if size is None else f"{MEDIA_TYPE}{size}"), body


def check(sample: dict, content_type: str, body: bytes, binary: bool) -> None:
    assert content_type.startswith(MEDIA_TYPE) == binary
    size = int(content_type[len(MEDIA_TYPE) :]) if binary else None
    result = triton.InferenceServerClient.parse_response_body(body, header_length=size)
    for tensor in sample["outputs"]:
        agree(result.as_numpy(tensor["name"]), array(tensor))


@pytest.mark.parametrize("binary_in", [True, False])
@pytest.mark.parametrize("binary_out", [True, False])
def test_container(single, binary_in, binary_out):
    for sample in SAMPLES["diabetes-forest"]:
        content_type, body = request(sample, binary_in, binary_out)
        answer = single.post("/invocations", body, {"content-type": content_type})
        assert answer.status_code == 200, answer.text
        check(sample, answer.headers["content-type"], answer.content, binary_out)


@pytest.mark.parametrize("model", NAMES)
def test_through_sagemaker(url, model):
    for sample in SAMPLES[model]:
        content_type, body = request(sample, True, True)
        answer = by_boto3(url, "many", TargetModel=f"{model}.tar.gz", ContentType=content_type, Body=body)
        check(sample, answer["ContentType"], answer["Body"], True)


MALFORMED = {
    "junk before": "additional-string/application/vnd.sagemaker-triton.binary+json;json-header-size={}",
    "junk in the number": MEDIA_TYPE + "additional-string{}",
    "junk after the number": MEDIA_TYPE + "{}additional-string",
    "negative": MEDIA_TYPE + "-123",
    "larger than the body": MEDIA_TYPE + "12345",
    "beyond an int": MEDIA_TYPE + "99999999999",
    "beyond a double": MEDIA_TYPE + "9" * 400,
    "no number": MEDIA_TYPE,
    "no size": "application/vnd.sagemaker-triton.binary+json",
    "too small": MEDIA_TYPE + "3",
    "zero": MEDIA_TYPE + "0",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_sizes(single, name):
    content_type, body = request(SAMPLES["diabetes-forest"][0], True, False)
    size = content_type[len(MEDIA_TYPE) :]
    answer = requests.post(f"{single.url}/invocations", body, headers={"content-type": MALFORMED[name].format(size)}, timeout=10)
    assert answer.status_code in (400, 415), answer.text
    assert single.get("/ping").status_code == 200


def test_bytes_that_are_missing(single):
    content_type, body = request(SAMPLES["diabetes-forest"][0], True, True)
    for cut in (body[:-1], body + b"\0", body[: int(content_type[len(MEDIA_TYPE) :])]):
        answer = single.post("/invocations", cut, {"content-type": content_type})
        assert answer.status_code == 400 and answer.json()["error"], answer.text


def test_missing_values_are_kept(url):
    """NaN, which JSON tensors of this client cannot hold."""
    sample = next(each for each in SAMPLES["penguins-pipeline"] if any(None in tensor["data"] for tensor in each["inputs"]))
    assert any(np.isnan(array(tensor)).any() for tensor in sample["inputs"] if tensor["datatype"] == "FP32")
    content_type, body = request(sample, True, True)
    answer = by_boto3(url, "many", TargetModel="penguins-pipeline.tar.gz", ContentType=content_type, Body=body)
    check(sample, answer["ContentType"], answer["Body"], True)
