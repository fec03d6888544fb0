"""Gradient boosting on scikit-learn's breast cancer data: one float32 input [N, 30], an int64 label and a ZipMap.

The ZipMap (a sequence of maps from class to probability) is what skl2onnx exports by default. It is left in on purpose:
onnxruntime-node cannot return such an output, so the packer has to rewrite it.
"""

import sys
from pathlib import Path

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "scripts" / "training"))
from describe import publish, rows

TARGET_OPSET = {"": 17, "ai.onnx.ml": 3}

data = load_breast_cancer()
x, y = data.data.astype(np.float32), data.target
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0, stratify=y)

classifier = GradientBoostingClassifier(random_state=0).fit(x_train, y_train)
score = classifier.score(x_test, y_test)
print(f"accuracy on {len(x_test)} held-out rows: {score:.3f}")
assert score > 0.9, score

model = to_onnx(
    classifier,
    initial_types=[("X", FloatTensorType([None, x.shape[1]]))],
    target_opset=TARGET_OPSET,
    name="breast-cancer-boosting",
)


def predict(arrays):
    return {
        "output_label": classifier.predict(arrays["X"]),
        "output_probability": classifier.predict_proba(arrays["X"]),
    }


inputs = {"X": x}
benign = classifier.predict_proba(x)[:, 1]
publish(
    HERE,
    model,
    "Whether a breast tumour is malignant or benign, from 30 measurements of cell nuclei; 100 boosted trees.",
    predict,
    inputs,
    {
        "first-row": rows(inputs, [0]),
        "four-rows": rows(inputs, [18, 19, 20, 21]),
        "surest-malignant": rows(inputs, [int(benign.argmin())]),
        "surest-benign": rows(inputs, [int(benign.argmax())]),
        "least-sure": rows(inputs, [int(np.abs(benign - 0.5).argmin())]),
        "eight-rows": rows(inputs, list(range(0, 568, 71))),
    },
    columns={"X": list(data.feature_names)},
    labels={"output_probability": list(data.target_names)},
)
