"""`inferry bench` of a deployed function and of an endpoint, as moto has them."""

import json
import subprocess

import requests
from conftest import ACCOUNT, REGION
from deployed import create, deployed
from direct import MODEL
from processes import ROOT, SYSTEM

VARIABLES = {"GREETING": "hello", "INFERRY_LOG_LEVEL": "info"}


def bench(endpoint: str, *flags: str) -> subprocess.CompletedProcess:
    command = ["node", "packages/cli/dist/main.js", "bench", f"models/{MODEL}", "--rounds", "1", "--seconds", "1", *flags]
    env = {**SYSTEM, **ACCOUNT, "AWS_ENDPOINT_URL": endpoint}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)


def recorded_answer() -> str:
    (sample, *_) = json.loads((ROOT / "models" / MODEL / "samples.json").read_text())
    return json.dumps({"outputs": sample["outputs"]})


def test_function(aws, tmp_path):
    functions = create(aws, "forest", VARIABLES)
    before = functions.get_function_configuration(FunctionName="forest")
    out = tmp_path / "result.json"
    with deployed(aws) as endpoint:
        done = bench(endpoint, "--function", "forest", "--cold-starts", "2", "--rate", "20", "--out", str(out))
    assert done.returncode == 0, done.stderr
    (subject,) = json.loads(out.read_text())["subjects"]
    assert len(subject["cold"]) == 2
    for cold in subject["cold"]:
        assert 0 < cold["load"] < cold["reported"]["initMilliseconds"] < cold["reported"]["billedMilliseconds"] <= cold["total"]
    (load,) = subject["open"]
    assert load["errors"] == {} and load["answered"] == load["reported"]["count"] == 20
    after = functions.get_function_configuration(FunctionName="forest")
    assert after["Environment"]["Variables"] == VARIABLES
    changing = {"ResponseMetadata", "LastModified", "RevisionId"}
    assert {k: v for k, v in after.items() if k not in changing} == {k: v for k, v in before.items() if k not in changing}


def test_endpoint(aws):
    results = [{"Body": recorded_answer(), "ContentType": "application/json"}]
    places = {"account_id": "123456789012", "region": REGION}
    url = f"{aws.url}/moto-api/static/sagemaker/endpoint-results"
    requests.post(url, json={**places, "results": results}, timeout=60).raise_for_status()
    done = bench(aws.url, "--endpoint", "models", "--rate", "20")
    assert done.returncode == 0, done.stderr
    assert "\nendpoint models" in done.stdout and "cold start in ms" not in done.stdout


def test_no_such_function(aws):
    done = bench(aws.url, "--function", "nobody", "--cold-starts", "1")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("inferry: function nobody: ") and line.endswith("is it in another region or account? [MODEL_NOT_FOUND]"), line
