"""One question in each content type and dialect, of the recorded rows."""

import io
import json

import numpy as np
from direct import MODEL, Question
from processes import ROOT

SAMPLE = json.loads((ROOT / "models" / MODEL / "samples.json").read_text())[1]
ROWS = np.array(SAMPLE["inputs"][0]["data"], np.float32).reshape(SAMPLE["inputs"][0]["shape"])
COLUMNS = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"]


def as_json(value) -> bytes:
    return json.dumps(value).encode()


def npy(rows: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, rows)
    return buffer.getvalue()


def csv(rows: np.ndarray) -> bytes:
    return "".join(",".join(map(str, row)) + "\n" for row in rows.tolist()).encode()


JSON = [
    Question("instances", "application/json", as_json({"instances": ROWS.tolist()})),
    Question("rows", "application/json", as_json(ROWS.tolist())),
    Question("open-inference", "application/json", as_json({"id": "7", "inputs": SAMPLE["inputs"]})),
    Question("data-frame", "application/json", as_json({"dataframe_split": {"columns": COLUMNS, "data": ROWS.tolist()}})),
]
OTHER = [
    Question("csv", "text/csv", csv(ROWS)),
    Question("json-lines", "application/jsonlines", b"".join(as_json(row) + b"\n" for row in ROWS.tolist())),
    Question("npy", "application/x-npy", npy(ROWS)),
    Question("json-to-npy", "application/json", as_json({"instances": ROWS.tolist()}), "application/x-npy"),
]
QUESTIONS = JSON + OTHER
WRONG = Question("wrong", "text/csv", b"1,2,3\n")
