"""Shared by the train.py files of models/*/training: save the graph, prove that onnxruntime gives the training
library's answers, and write model.json, the description that the packer reads beside model.onnx."""

import json
import math
import os
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before onnxruntime is imported

import numpy as np
import onnx
import onnxruntime

Arrays = Mapping[str, np.ndarray]

MAX_IR_VERSION = 10
MAX_OPSET = 21
# A probability near 0 has few correct digits in float32, because softmax and 1 - p round to about 6e-8.
# So the tolerance is relative to the answer, and to no less than 0.1.
RELATIVE, SMALLEST_SCALE = 1e-5, 0.1


def publish(
    folder: Path,
    model: onnx.ModelProto,
    description: str,
    predict: Callable[[Arrays], Arrays],
    inputs: Arrays,
    samples: Mapping[str, Arrays],
    columns: Mapping[str, list[str]] | None = None,
    labels: Mapping[str, list[str]] | None = None,
) -> None:
    """Write model.onnx and model.json into `folder`.

    `predict` is the training library's answer, keyed by the names of the graph's outputs. `inputs` are all rows of
    the data set; they are compared but not written. `samples` are compared and written.
    """
    columns, labels = columns or {}, labels or {}
    remove_traces(model)
    sort_opsets(model)
    check_graph(model)
    path = folder / "model.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])

    errors = [compare(session, batch, predict(batch)) for batch in [inputs, *samples.values()]]
    document = {
        "name": folder.name,
        "description": description,
        "inputs": {name: {"columns": list(names)} for name, names in columns.items()},
        "outputs": {name: {"labels": list(names)} for name, names in labels.items()},
        "samples": [
            {"name": name, "inputs": tensors(batch), "outputs": tensors(predict(batch))}
            for name, batch in samples.items()
        ],
    }
    (folder / "model.json").write_text(to_json({key: value for key, value in document.items() if value}) + "\n")
    print(f"{folder.name}: {path.stat().st_size} bytes, largest difference {max(errors):.1e} of 1.0e-05 allowed")


def rows(inputs: Arrays, indexes: list[int]) -> dict[str, np.ndarray]:
    """The named rows of every input."""
    return {name: values[indexes] for name, values in inputs.items()}


def remove_traces(model: onnx.ModelProto) -> None:
    """PyTorch's exporter notes in every node the source line, with its full path, that the node came from."""
    graph = model.graph
    for part in [model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer]:
        part.ClearField("doc_string")
        part.ClearField("metadata_props")


def sort_opsets(model: onnx.ModelProto) -> None:
    """skl2onnx lists the operator sets in the order of Python's string hashes, and may list one twice."""
    opsets: dict[str, int] = {}
    for opset in model.opset_import:
        assert opsets.setdefault(opset.domain, opset.version) == opset.version, model.opset_import
    model.ClearField("opset_import")
    model.opset_import.extend(onnx.helper.make_opsetid(domain, opsets[domain]) for domain in sorted(opsets))


def check_graph(model: onnx.ModelProto) -> None:
    onnx.checker.check_model(model, full_check=True)
    assert model.ir_version <= MAX_IR_VERSION, model.ir_version
    assert all(opset.version <= MAX_OPSET for opset in model.opset_import), model.opset_import
    for value in model.graph.input:
        assert not value.type.tensor_type.shape.dim[0].HasField("dim_value"), f"{value.name}: the batch size is fixed"


def compare(session: onnxruntime.InferenceSession, inputs: Arrays, expected: Arrays) -> float:
    """Assert that onnxruntime agrees with the training library. Returns the largest relative difference."""
    actual = dict(zip([output.name for output in session.get_outputs()], session.run(None, dict(inputs)), strict=True))
    assert actual.keys() == expected.keys(), (list(actual), list(expected))
    worst = 0.0
    for name, want in expected.items():
        got = actual[name]
        if isinstance(got, list):  # ZipMap: a sequence of maps from class label to probability
            got = np.array([[row[key] for key in sorted(row)] for row in got])
        got = np.asarray(got)
        assert got.shape == want.shape, (name, got.shape, want.shape)
        if want.dtype.kind == "f":
            difference = np.abs(got - want) / np.maximum(np.abs(want), SMALLEST_SCALE)
            worst = max(worst, float(difference.max()))
            assert worst <= RELATIVE, (name, worst)
        else:
            assert np.array_equal(got, want), name
    return worst


def tensors(arrays: Arrays) -> list[dict]:
    """Open Inference Protocol v2 tensors: flat row-major data, NaN as null."""
    return [
        {"name": name, "shape": list(array.shape), "datatype": datatype(array), "data": [scalar(x) for x in array.flat]}
        for name, array in arrays.items()
    ]


def datatype(array: np.ndarray) -> str:
    """All four graphs compute in float32, so an expected float64 is described as FP32 and keeps its digits."""
    return {"f": "FP32", "i": "INT64", "O": "BYTES", "U": "BYTES"}[array.dtype.kind]


def scalar(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, np.integer):
        return int(value)
    number = float(str(value))  # numpy prints the shortest decimal that gives the same float32 (or float64) back
    if math.isnan(number):
        return None
    return int(number) if number.is_integer() and (number != 0 or math.copysign(1, number) > 0) else number


def to_json(value: object, indent: str = "") -> str:
    """JSON indented by two spaces, but with a tensor or a list of scalars on one line."""
    inner = indent + "  "
    if isinstance(value, dict) and "data" not in value:
        parts = [f"{inner}{json.dumps(key)}: {to_json(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "[\n" + ",\n".join(inner + to_json(item, inner) for item in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
