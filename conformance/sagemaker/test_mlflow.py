"""MLflow's client of SageMaker endpoints."""

import numpy as np
import pytest
from arrays import agree, array
from conftest import SAMPLES
from questions import COLUMNS

deployments = pytest.importorskip("mlflow.deployments", reason="MLflow: not with --quick")


@pytest.fixture
def client(url, monkeypatch):
    for name, value in {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    return deployments.get_deploy_client("sagemaker:/us-east-1")


def test_predictions(client):
    import pandas as pd

    for sample in SAMPLES["diabetes-forest"]:
        rows = array(sample["inputs"][0])
        for inputs in (pd.DataFrame(rows, columns=COLUMNS), rows):
            answer = client.predict("forest", inputs).get_predictions()
            agree(np.asarray(answer).ravel(), array(sample["outputs"][0]).ravel())
