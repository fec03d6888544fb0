"""What AWS documents of a multi-model container, and what the tests of its toolkit and of Triton expect of one.

Sources: mms-container-apis of the SageMaker guide; test/integration/local/test_mxnet_multi_model.py and test_dummy_multi_model.py
of sagemaker-inference-toolkit; ModelServerTest.java of multi-model-server; qa/L0_sagemaker/sagemaker_multi_model_test.py of Triton.
"""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import SAMPLES
from container import MODELS, container
from direct import direct
from questions import JSON, OTHER, WRONG
from service import Endpoint, container_name


@pytest.fixture
def models(tmp_path):
    """A container without models."""
    with container(tmp_path, SAGEMAKER_MULTI_MODEL="true") as many:
        yield many


def put(models, name: str, model: str = "diabetes-forest") -> str:
    """As SageMaker unpacks a model; returns what it sends as `url`."""
    folder = models.base / "models" / name / "model"
    shutil.copytree(MODELS / model, folder, ignore=shutil.ignore_patterns("training"))
    return str(folder)


def load(models, name: str, url: str):
    return models.post("/models", json.dumps({"model_name": name, "url": url}).encode(), {"content-type": "application/json"})


def listed(models) -> list[dict]:
    answer = models.get("/models")
    assert answer.status_code == 200
    return answer.json()["models"]


def test_without_models(models):
    assert models.get("/ping").status_code == 200
    assert listed(models) == []
    for answer in (models.get("/models/none"), models.delete("/models/none"), models.post("/models/none/invoke", b"1")):
        assert answer.status_code == 404 and answer.json()["error"]


def test_load_list_invoke_unload(models):
    forest, penguins = put(models, "a"), put(models, "b", "penguins-pipeline")
    assert load(models, "a", forest).status_code == 200
    assert listed(models) == [{"modelName": "a", "modelUrl": forest}]
    assert load(models, "b", penguins).status_code == 200
    assert listed(models) == [{"modelName": "a", "modelUrl": forest}, {"modelName": "b", "modelUrl": penguins}]
    described = models.get("/models/a")
    assert (described.status_code, described.json()) == (200, {"modelName": "a", "modelUrl": forest})

    for question in JSON + OTHER:
        headers = {**question.headers, "x-amzn-sagemaker-target-model": "any/thing.tar.gz"}
        answer = models.post("/models/a/invoke", question.body, headers)
        assert (answer.status_code, answer.content) == (200, direct(question)), question.name
    assert models.post("/models/a/invoke", WRONG.body, WRONG.headers).status_code == 400
    assert models.post("/models/b/invoke", OTHER[0].body, OTHER[0].headers).status_code == 400

    assert models.delete("/models/a").status_code == 200
    assert listed(models) == [{"modelName": "b", "modelUrl": penguins}]
    assert models.delete("/models/a").status_code == 404
    assert models.get("/models/a").status_code == 404
    assert models.post("/models/a/invoke", OTHER[0].body, OTHER[0].headers).status_code == 404


def test_conflict(models):
    url = put(models, "a")
    assert load(models, "a", url).status_code == 200
    again = load(models, "a", url)
    assert again.status_code == 409 and again.json()["error"]
    assert len(listed(models)) == 1
    # Its name is free again once it is unloaded.
    assert models.delete("/models/a").status_code == 200
    assert load(models, "a", url).status_code == 200


def test_conflict_of_loads_at_once(models):
    url = put(models, "a", "digits-cnn")
    with ThreadPoolExecutor(8) as pool:
        statuses = [answer.status_code for answer in pool.map(lambda _: load(models, "a", url), range(8))]
    assert sorted(statuses) == [200] + [409] * 7


def test_loads_that_fail(models):
    empty = models.base / "models" / "empty" / "model"
    empty.mkdir(parents=True)
    broken = put(models, "broken")
    shutil.copy(MODELS / "penguins-pipeline" / "model.onnx", f"{broken}/model.trees")
    for name, url in {"empty": str(empty), "broken": broken, "missing": "/no/where", "relative": "../fake"}.items():
        answer = load(models, name, url)
        assert 400 <= answer.status_code < 600 and answer.status_code != 507, name
        assert answer.json()["error"], name
        assert models.get(f"/models/{name}").status_code == 404
    for body in (b"", b"{", b"[]", b'{"model_name": "a"}', b'{"url": "/a"}', b'{"model_name": 1, "url": 2}'):
        assert models.post("/models", body, {"content-type": "application/json"}).status_code == 400, body
    assert listed(models) == []
    assert load(models, "good", put(models, "good")).status_code == 200


def test_load_of_nothing_is_not_found(models):
    assert load(models, "banana", "/banana").status_code == 404


def test_loads_and_unloads_answer_json(models):
    assert load(models, "a", put(models, "a")).json() == {"status": "Workers scaled"}
    assert models.delete("/models/a").json() == {"status": 'Model "a" unregistered'}


def test_pages(models):
    """A token leads to the next page; models that stay are listed once, though others come and go between."""
    folder = put(models, "shared")
    names = [f"model-{index:03}" for index in range(120)]
    with ThreadPoolExecutor(4) as pool:
        assert {answer.status_code for answer in pool.map(lambda name: load(models, name, folder), names)} == {200}
    first = models.get("/models").json()
    assert [entry["modelName"] for entry in first["models"]] == names[:100]
    assert all(entry["modelUrl"] == folder for entry in first["models"])
    assert models.delete(f"/models/{names[0]}").status_code == 200
    second = models.get("/models", params={"next_page_token": first["nextPageToken"]}).json()
    assert [entry["modelName"] for entry in second["models"]] == names[100:]
    assert "nextPageToken" not in second
    assert models.get("/models", params={"next_page_token": "no token"}).status_code in (200, 400)


def test_opaque_names(models):
    """SageMaker's names say nothing, and may hold what a path may not."""
    for name in ("0f3a9c" * 10, "a b", "a/b", "%41", "ä", "a?b#c", ".", "x" * 1000):
        path = "/models/" + "".join(f"%{byte:02X}" for byte in name.encode())
        url = put(models, name.encode().hex()[:60])
        assert load(models, name, url).status_code == 200, name
        assert models.get(path).json() == {"modelName": name, "modelUrl": url}
        assert models.post(f"{path}/invoke", OTHER[0].body, OTHER[0].headers).content == direct(OTHER[0])
        assert models.delete(path).status_code == 200


def make_too_large(url: str) -> None:
    """A file of 4 TiB, which is a hole, makes a model that no machine holds."""
    size = 2**42
    manifest = Path(url, "inferry.json")
    described = json.loads(manifest.read_text())
    described["files"].append({"path": "weights.bin", "size": size, "sha256": "0" * 64})
    manifest.write_text(json.dumps(described))
    with open(f"{url}/weights.bin", "wb") as hole:
        hole.truncate(size)


def test_out_of_memory(models):
    """507; the models that are loaded are none the worse."""
    assert load(models, "small", put(models, "small")).status_code == 200
    url = put(models, "large")
    make_too_large(url)
    answer = load(models, "large", url)
    assert answer.status_code == 507 and answer.json()["error"], answer.text
    assert [entry["modelName"] for entry in listed(models)] == ["small"]
    assert models.post("/models/small/invoke", OTHER[0].body, OTHER[0].headers).content == direct(OTHER[0])


def test_sagemaker_makes_room(models, store):
    """After a 507 it unloads what was used least recently, and tries again; a model that went comes back when asked."""
    endpoint = Endpoint(models, store)
    ask = lambda target: endpoint.invoke({**OTHER[0].headers, "X-Amzn-SageMaker-Target-Model": target}, OTHER[0].body)
    for target in ("diabetes-forest.tar.gz", "digits-cnn.tar.gz", "diabetes-forest.tar.gz"):
        ask(target)
    make_too_large(put(models, container_name("large.tar.gz")))
    assert ask("large.tar.gz").status_code == 507
    assert endpoint.unloaded == ["digits-cnn.tar.gz", "diabetes-forest.tar.gz"]
    assert listed(models) == []
    assert ask("diabetes-forest.tar.gz").content == direct(OTHER[0])


def test_memory_comes_back(models):
    """What a model took is free when its unload is answered: forty in turn take little more than a few."""
    url = put(models, "a")

    def resident() -> int:
        status = open(f"/proc/{models.process.pid}/status").read()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def turn(times: int) -> int:
        for _ in range(times):
            assert load(models, "a", url).status_code == 200
            assert models.post("/models/a/invoke", OTHER[0].body, OTHER[0].headers).status_code == 200
            assert models.delete("/models/a").status_code == 200
        return resident()

    before = turn(10)
    assert turn(40) - before < 40 * 1024 * 1024


def test_all_models(models):
    for name, samples in SAMPLES.items():
        assert load(models, name, put(models, name, name)).status_code == 200
        body = json.dumps({"inputs": samples[0]["inputs"]}).encode()
        answer = models.post(f"/models/{name}/invoke", body, {"content-type": "application/json"})
        assert answer.status_code == 200
        assert [output["name"] for output in answer.json()["outputs"]] == [output["name"] for output in samples[0]["outputs"]]
