"""Random forest on scikit-learn's diabetes data: one float32 input [N, 10], one output [N, 1]."""

import sys
from pathlib import Path

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "scripts" / "training"))
from describe import publish, rows

TARGET_OPSET = {"": 17, "ai.onnx.ml": 3}


def new_forest() -> RandomForestRegressor:
    return RandomForestRegressor(n_estimators=100, random_state=0)


data = load_diabetes()
x, y = data.data.astype(np.float32), data.target

# The score comes from a forest trained on 80 % of the rows; the forest that is published is trained on all 442.
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=0)
score = new_forest().fit(x_train, y_train).score(x_test, y_test)
print(f"R2 on {len(x_test)} held-out rows: {score:.3f}")
assert score > 0.2, score  # the data is noisy: linear regression reaches 0.33 on the same split

forest = new_forest().fit(x, y)
model = to_onnx(
    forest,
    initial_types=[("X", FloatTensorType([None, x.shape[1]]))],
    target_opset=TARGET_OPSET,
    name="diabetes-forest",
)

inputs = {"X": x}
publish(
    HERE,
    model,
    "Progression of diabetes one year after ten measurements were taken; a random forest of 100 trees.",
    lambda arrays: {"variable": forest.predict(arrays["X"]).reshape(-1, 1)},
    inputs,
    {
        "first-row": rows(inputs, [0]),
        "four-rows": rows(inputs, [1, 2, 3, 4]),
        "lowest-target": rows(inputs, [int(y.argmin())]),
        "highest-target": rows(inputs, [int(y.argmax())]),
        "average-patient": {"X": np.zeros((1, 10), np.float32)},
        "sixteen-rows": rows(inputs, list(range(0, 432, 27))),
    },
    columns={"X": data.feature_names},
)
