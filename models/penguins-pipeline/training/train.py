"""A scikit-learn pipeline on the Palmer penguins: one input [N, 1] per column, strings and numbers, values missing.

A missing number is NaN, a missing string is "". Both are filled in inside the graph.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from palmerpenguins import load_penguins
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "scripts" / "training"))
from describe import publish, rows

TARGET_OPSET = {"": 17, "ai.onnx.ml": 3}
STRINGS = ["island", "sex"]
NUMBERS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]

data = load_penguins()
x = data[STRINGS].astype(object).fillna("").join(data[NUMBERS].astype(np.float32))
y = data["species"].to_numpy(dtype=object)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.25, random_state=0, stratify=y)

pipeline = make_pipeline(
    ColumnTransformer(
        [
            (
                "strings",
                make_pipeline(
                    SimpleImputer(missing_values="", strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore")
                ),
                STRINGS,
            ),
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS),
        ]
    ),
    LogisticRegression(),
).fit(x_train, y_train)
score = pipeline.score(x_test, y_test)
print(f"accuracy on {len(x_test)} held-out rows: {score:.3f}")
assert score > 0.95, score

model = to_onnx(
    pipeline,
    initial_types=[(name, StringTensorType([None, 1])) for name in STRINGS]
    + [(name, FloatTensorType([None, 1])) for name in NUMBERS],
    target_opset=TARGET_OPSET,
    options={"zipmap": False},
    name="penguins-pipeline",
)


def predict(arrays):
    frame = pd.DataFrame({name: values[:, 0] for name, values in arrays.items()})
    return {"label": pipeline.predict(frame).astype(object), "probabilities": pipeline.predict_proba(frame)}


inputs = {name: x[[name]].to_numpy() for name in STRINGS + NUMBERS}
nothing = {name: np.array([[""]], object) for name in STRINGS} | {
    name: np.array([[np.nan]], np.float32) for name in NUMBERS
}
no_numbers = int(np.flatnonzero(x["body_mass_g"].isna())[0])
no_sex = int(np.flatnonzero((x["sex"] == "") & x["body_mass_g"].notna())[0])
publish(
    HERE,
    model,
    "Species of a penguin from its island, its sex and four measurements; a pipeline that fills in missing values.",
    predict,
    inputs,
    {
        "first-row": rows(inputs, [0]),
        "four-rows": rows(inputs, [1, 160, 220, 300]),
        "missing-string": rows(inputs, [no_sex]),
        "missing-numbers-and-string": rows(inputs, [no_numbers]),
        "missing-some": rows(inputs, [0, no_numbers, no_sex, 300]),
        "missing-one-number": rows(inputs, [160]) | {"bill_length_mm": np.array([[np.nan]], np.float32)},
        "missing-everything": nothing,
        "unknown-island": rows(inputs, [220]) | {"island": np.array([["Anvers"]], object)},
    },
    labels={"probabilities": list(pipeline.classes_)},
)
