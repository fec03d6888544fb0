"""Writes an exported model with samples, and compares onnxruntime with the training library."""

import json
import math
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

from case import Arrays, Exported

SAMPLE_ROWS = 50
RELATIVE, ABSOLUTE = 1e-5, 1e-7  # of `inferry verify`
DATATYPES = {
    "tensor(float)": ("FP32", np.float32),
    "tensor(double)": ("FP64", np.float64),
    "tensor(int64)": ("INT64", np.int64),
    "tensor(string)": ("BYTES", object),
    "tensor(bool)": ("BOOL", np.bool_),
}


def publish(folder: Path, exported: Exported) -> dict:
    """Write model.onnx and model.json. The result says what the graph is and how far the exporter is from the library.

    The samples are rows on which the exporter agrees with the library: on the others no engine can. Without any, there
    are no samples."""
    path = folder / "model.onnx"
    path.write_bytes(exported.model.SerializeToString(deterministic=True))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    got = ask_onnxruntime(session, exported.inputs)
    want = ask_library(exported, exported.inputs, got)
    agreed = agreeing_rows(got, want, len(next(iter(exported.inputs.values()))))
    ask = lambda inputs: tensors(session.get_outputs(), ask_library(exported, inputs, ask_onnxruntime(session, inputs)))
    samples = {"one-row": agreed[:1], "held-out": agreed[:SAMPLE_ROWS]} if len(agreed) > 0 else {}
    document = {
        "name": folder.name,
        "inputs": {name: {"columns": list(names)} for name, names in exported.columns.items()},
        "samples": [sample(name, session, rows(exported.inputs, indexes), ask) for name, indexes in samples.items()],
    }
    (folder / "model.json").write_text(json.dumps({key: value for key, value in document.items() if value}, allow_nan=False))
    return {
        "producer": f"{exported.model.producer_name} {exported.model.producer_version}".strip().partition("\n")[0],
        "opsets": {opset.domain: opset.version for opset in exported.model.opset_import},
        "operators": operators(exported.model),
        "bytes": path.stat().st_size,
        "thresholds": thresholds(exported.model),
        "known": tensors(session.get_inputs(), rows(exported.inputs, slice(SAMPLE_ROWS))),
        "exporter": compare(got, want) | {"agreeing": len(agreed)},
    }


def sample(name: str, session, inputs: Arrays, ask) -> dict:
    return {"name": name, "inputs": tensors(session.get_inputs(), inputs), "outputs": ask(inputs)}


def agreeing_rows(got: Arrays, want: Arrays, count: int) -> np.ndarray:
    """Where every output is as near as `inferry verify` wants it."""
    agree = np.ones(count, bool)
    for name, answer in want.items():
        if got[name].dtype.kind == "f":
            close = np.abs(got[name] - answer) <= RELATIVE * np.abs(answer) + ABSOLUTE
        else:
            close = same_labels(got[name], answer)
        if len(close) != count:  # a graph whose rows are along another axis
            close = np.moveaxis(close, 1, 0)
        agree &= close.reshape(count, -1).all(axis=1)
    return np.flatnonzero(agree)


def same_labels(got: np.ndarray, want: np.ndarray) -> np.ndarray:
    return got.astype(str) == want.astype(got.dtype).astype(str)


def operators(model: onnx.ModelProto) -> dict[str, int]:
    kinds = [node.op_type for node in model.graph.node]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def thresholds(model: onnx.ModelProto, most: int = 40) -> dict[int, list[float]]:
    """What the trees compare each of their columns with: where two engines differ first."""
    found: dict[int, set[float]] = {}
    for node in model.graph.node:
        given = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
        for name in ["nodes_values", "nodes_values_as_tensor", "nodes_splits", "membership_values"]:
            if name in given and "nodes_featureids" in given:
                values = onnx.numpy_helper.to_array(given[name]) if isinstance(given[name], onnx.TensorProto) else given[name]
                for column, value in zip(given["nodes_featureids"], values, strict=False):
                    if math.isfinite(value):
                        found.setdefault(int(column), set()).add(float(str(value)))
    return {column: sorted(values)[:: 1 + len(values) // most] for column, values in sorted(found.items())}


def rows(inputs: Arrays, indexes) -> Arrays:
    return {name: values[indexes] for name, values in inputs.items()}


def ask_onnxruntime(session, inputs: Arrays) -> dict[str, np.ndarray]:
    outputs = session.run(None, dict(inputs))
    return {node.name: flat(value) for node, value in zip(session.get_outputs(), outputs, strict=True)}


def flat(value) -> np.ndarray:
    """The dictionaries of a ZipMap as a matrix, in the order of their keys, which is the order of the classes."""
    if isinstance(value, list):
        return np.array([[row[key] for key in sorted(row)] for row in value], np.float32)
    return np.asarray(value)


def ask_library(exported: Exported, inputs: Arrays, like: Arrays) -> dict[str, np.ndarray]:
    """The library's answers, each in the shape that the graph gives."""
    answers = exported.answers(inputs)
    assert len(answers) == len(like), f"the graph has outputs {list(like)}, the case answers {len(answers)}"
    return {name: np.asarray(answer).reshape(like[name].shape) for name, answer in zip(like, answers, strict=True)}


def compare(got: Arrays, want: Arrays) -> dict:
    """The largest difference of numbers, relative to the answer and to no less than 1, and how many labels differ."""
    numbers, labels, count = 0.0, 0, 0
    for name, answer in want.items():
        count = len(answer)
        if got[name].dtype.kind == "f":
            difference = np.abs(got[name] - answer) / np.maximum(np.abs(answer), 1)
            numbers = max(numbers, float(difference.max()))
        else:
            labels = max(labels, int((~same_labels(got[name], answer)).sum()))
    return {"rows": count, "difference": numbers, "labels": labels}


def tensors(nodes, arrays: Arrays) -> list[dict]:
    """Open Inference Protocol v2 tensors: flat row-major data, NaN as null."""
    result = []
    for node in nodes:
        datatype, dtype = DATATYPES.get(node.type, ("FP32", np.float32))  # else a ZipMap's sequence
        array = arrays[node.name]
        numeric = array.dtype.kind == "f" and datatype.startswith("FP")
        # A double that the library answers keeps its digits, to be compared with the graph's float.
        values = array if numeric else array.astype(dtype)
        result.append({"name": node.name, "shape": list(array.shape), "datatype": datatype, "data": [scalar(x) for x in values.flat]})
    return result


def scalar(value) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    number = float(str(value))  # numpy prints the shortest decimal that gives the same float32 (or float64) back
    return None if math.isnan(number) else number
