"""NVIDIA's tritonclient, binary and JSON tensors, every model and sample."""

import numpy as np
import pytest
import tritonclient.http as triton
from arrays import agree, array
from tritonclient.utils import InferenceServerException

MODELS = ["breast-cancer-boosting", "diabetes-forest", "digits-cnn", "penguins-pipeline"]


@pytest.fixture
def client(all_models):
    with triton.InferenceServerClient(all_models) as client:
        yield client


def inputs_of(sample: dict, binary: bool):
    inputs = []
    for tensor in sample["inputs"]:
        values = array(tensor)
        # The client writes JSON's numbers with Python's json, which has no way to say a missing number.
        if not binary and values.dtype.kind == "f" and np.isnan(values).any():
            pytest.skip("JSON tensors of this client cannot hold NaN")
        item = triton.InferInput(tensor["name"], tensor["shape"], tensor["datatype"])
        item.set_data_from_numpy(values, binary_data=binary)
        inputs.append(item)
    return inputs


def test_health_and_metadata(client):
    assert client.is_server_live()
    assert client.is_server_ready()
    assert "binary_tensor_data" in client.get_server_metadata()["extensions"]
    for model in MODELS:
        assert client.is_model_ready(model)
        metadata = client.get_model_metadata(model)
        assert metadata["name"] == model
        assert all(tensor["shape"][0] == -1 for tensor in metadata["inputs"] + metadata["outputs"])


@pytest.mark.parametrize("binary_in", [True, False])
@pytest.mark.parametrize("binary_out", [True, False])
@pytest.mark.parametrize("model", MODELS)
def test_samples(client, samples, model, binary_in, binary_out):
    for sample in samples[model]:
        outputs = [triton.InferRequestedOutput(t["name"], binary_data=binary_out) for t in sample["outputs"]]
        if not binary_in and any(None in t["data"] for t in sample["inputs"]):
            continue
        result = client.infer(model, inputs_of(sample, binary_in), outputs=outputs, request_id="abc")
        assert result.get_response()["id"] == "abc"
        for tensor in sample["outputs"]:
            agree(result.as_numpy(tensor["name"]), array(tensor))


@pytest.mark.parametrize("algorithm", ["gzip", None])
def test_compressed_requests(client, samples, algorithm):
    sample = samples["diabetes-forest"][0]
    result = client.infer(
        "diabetes-forest", inputs_of(sample, True), request_compression_algorithm=algorithm
    )
    agree(result.as_numpy("variable"), array(sample["outputs"][0]))


def test_concurrent(all_models, samples):
    with triton.InferenceServerClient(all_models, concurrency=16) as client:
        work = [sample for _ in range(32) for sample in samples["diabetes-forest"]]
        pending = [client.async_infer("diabetes-forest", inputs_of(sample, True)) for sample in work]
        for sample, request in zip(work, pending):
            agree(request.get_result().as_numpy("variable"), array(sample["outputs"][0]))


def test_errors_are_told(client):
    wrong = triton.InferInput("X", [1, 9], "FP32")
    wrong.set_data_from_numpy(np.zeros((1, 9), np.float32))
    with pytest.raises(InferenceServerException, match="X"):
        client.infer("diabetes-forest", [wrong])
    with pytest.raises(InferenceServerException, match="nothing-here"):
        client.get_model_metadata("nothing-here")


def test_repository(client):
    def states():
        return {entry["name"]: entry["state"] for entry in client.get_model_repository_index()}

    assert set(states()) == set(MODELS)
    client.unload_model("digits-cnn")
    assert not client.is_model_ready("digits-cnn")
    assert states()["digits-cnn"] == "UNAVAILABLE"
    client.load_model("digits-cnn")
    client.load_model("digits-cnn")  # which reloads it
    assert client.is_model_ready("digits-cnn")
    assert states()["digits-cnn"] == "READY"
