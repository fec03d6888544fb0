"""Trains and exports every case: python export.py OUT [--quick] [--only PREFIX].

Writes OUT/<case>/model.onnx, model.json (what the packer reads; its samples carry the training library's answers) and
case.json (what was exported, and how far onnxruntime in Python is from the library on all held-out rows), and
OUT/versions.json."""

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import time
import traceback
import warnings
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before onnxruntime is imported
os.environ["OMP_NUM_THREADS"] = "1"  # the same sums everywhere; and threads that share a core wait for each other

import onnxruntime

import cases  # noqa: F401
from case import CASES, Case
from publish import publish

LIBRARIES = "catboost lightgbm numpy onnx onnxconverter-common onnxmltools onnxruntime protobuf scikit-learn skl2onnx xgboost-cpu"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true", help="a case of each kind")
    parser.add_argument("--only", default="", help="cases whose name begins so")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    onnxruntime.set_default_logger_severity(4)
    chosen = [case for case in CASES if case.name.startswith(arguments.only) and (case.quick or not arguments.quick)]
    for case in chosen:
        started = time.monotonic()
        result = run(case, arguments.out / case.name)
        print(f"{case.name}: {result} ({time.monotonic() - started:.1f} s)", flush=True)
    versions = {name: importlib.metadata.version(name) for name in LIBRARIES.split()}
    versions["python"] = platform.python_version()
    (arguments.out / "versions.json").write_text(json.dumps(versions, indent=2) + "\n")


def run(case: Case, folder: Path) -> str:
    """A converter that refuses a model, or writes one that onnxruntime refuses, is a result like any other."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {"name": case.name, "library": case.library, "converter": case.converter, "model": case.model}
    try:
        facts |= publish(folder, case.export())
        result = json.dumps(facts["exporter"])
    except Exception as error:
        (folder / "error.log").write_text(traceback.format_exc())
        facts["refused"] = shortened(f"{type(error).__name__}: {error}".replace(str(folder), case.name))
        result = f"refused: {facts['refused']}"
    (folder / "case.json").write_text(json.dumps(facts, indent=2) + "\n")
    return result


def shortened(message: str) -> str:
    """The message's first and last words: between them some libraries print a whole model."""
    words = " ".join(message.split())
    return words if len(words) <= 240 else f"{words[:100]} … {words[-139:]}"


if __name__ == "__main__":
    sys.exit(main())
