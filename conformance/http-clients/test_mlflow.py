"""MLflow's own scoring client, and what pandas and numpy write."""

import io
import json

import numpy as np
import pandas as pd
import requests
from arrays import agree, array
from mlflow.pyfunc.scoring_server.client import ScoringServerClient

COLUMNS = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]


def client(address: str) -> ScoringServerClient:
    host, port = address.split(":")
    return ScoringServerClient(host, port)


def predictions(response) -> list:
    return response.get_predictions().to_numpy().ravel()


def test_ping_and_version(forest):
    client(forest).wait_server_ready()
    assert client(forest).get_version()


def test_data_frame(forest, samples):
    for sample in samples["diabetes-forest"]:
        frame = pd.DataFrame(array(sample["inputs"][0]), columns=COLUMNS)
        answer = predictions(client(forest).invoke(frame))
        agree(answer, array(sample["outputs"][0]).ravel())
        shuffled = frame[COLUMNS[::-1]]
        agree(predictions(client(forest).invoke(shuffled)), array(sample["outputs"][0]).ravel())


def test_lists(forest, samples):
    sample = samples["diabetes-forest"][1]
    rows = array(sample["inputs"][0]).tolist()
    for data in ({"inputs": rows}, {"instances": rows}, rows):
        answer = post(forest, "application/json", json.dumps(data).encode()).json()
        values = answer["predictions"] if isinstance(data, dict) else answer
        agree(np.array(values), array(sample["outputs"][0]).ravel())


def test_penguins_with_missing_values(penguins, samples):
    for sample in samples["penguins-pipeline"]:
        columns = {tensor["name"]: array(tensor).ravel() for tensor in sample["inputs"]}
        answer = client(penguins).invoke(pd.DataFrame(columns)).get_predictions()
        expected = next(t for t in sample["outputs"] if t["datatype"] == "BYTES")
        agree(answer[expected["name"]].to_numpy(dtype=object), array(expected).ravel())


def post(address: str, content_type: str, body: bytes, accept: str | None = None):
    headers = {"content-type": content_type, **({"accept": accept} if accept else {})}
    response = requests.post(f"http://{address}/invocations", data=body, headers=headers, timeout=10)
    assert response.status_code == 200, response.text
    return response


def test_csv_of_pandas(forest, samples):
    sample = samples["diabetes-forest"][1]
    frame = pd.DataFrame(array(sample["inputs"][0]), columns=COLUMNS)
    for header in (True, False):
        body = frame.to_csv(index=False, header=header).encode()
        answer = post(forest, "text/csv", body).text
        agree(np.loadtxt(io.StringIO(answer), ndmin=1), array(sample["outputs"][0]).ravel())


def test_csv_of_pandas_with_missing_values(penguins, samples):
    for sample in samples["penguins-pipeline"]:
        columns = {tensor["name"]: array(tensor).ravel() for tensor in sample["inputs"]}
        body = pd.DataFrame(columns).to_csv(index=False).encode()
        answer = pd.read_csv(io.StringIO(post(penguins, "text/csv", body, "text/csv; header=present").text))
        expected = next(t for t in sample["outputs"] if t["datatype"] == "BYTES")
        agree(answer[expected["name"]].to_numpy(dtype=object), array(expected).ravel())


def npy(values: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, values)
    return buffer.getvalue()


def test_npy(forest, samples):
    sample = samples["diabetes-forest"][1]
    rows = array(sample["inputs"][0])
    for values in (rows, np.asfortranarray(rows), rows.astype(">f4"), rows.astype(np.float64)):
        answer = post(forest, "application/x-npy", npy(values))
        agree(np.load(io.BytesIO(answer.content)), array(sample["outputs"][0]))


def test_structured_npy(penguins, samples):
    for sample in samples["penguins-pipeline"]:
        columns = {
            tensor["name"]: array(tensor).ravel().astype("U16" if tensor["datatype"] == "BYTES" else "f4")
            for tensor in sample["inputs"]
        }
        records = np.rec.fromarrays(list(columns.values()), names=list(columns))
        answer = np.load(io.BytesIO(post(penguins, "application/x-npy", npy(records)).content))
        for tensor in sample["outputs"]:
            agree(answer[tensor["name"]].reshape(tensor["shape"]), array(tensor))
