"""Writes the models that are compared: `<name>.onnx`, `<name>.pkl` and `<name>.rows`, 4096 rows of float32."""

import pickle
import sys
from pathlib import Path

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.datasets import load_diabetes, load_digits
from sklearn.ensemble import (
    GradientBoostingRegressor,
    IsolationForest,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

BOOSTED = GradientBoostingRegressor(n_estimators=100, max_depth=3, random_state=0)
OUT = Path(sys.argv[1])
MODELS = {
    "forest": (RandomForestRegressor(n_estimators=100, random_state=0), load_diabetes()),
    "boosted": (BOOSTED, load_diabetes()),
    "pipeline": (make_pipeline(SimpleImputer(), StandardScaler(), BOOSTED), load_diabetes()),
    "isolation": (IsolationForest(n_estimators=50, random_state=0), load_diabetes()),
    "digits": (RandomForestClassifier(n_estimators=100, random_state=0), load_digits()),
}

for name, (model, data) in MODELS.items():
    random = np.random.default_rng(0)
    x = data.data.astype(np.float32)
    spread = x.std(axis=0)
    if name == "pipeline":
        x[random.random(x.shape) < 0.05] = np.nan
    model.fit(x, data.target)
    options = {"zipmap": False} if name == "digits" else None
    graph = to_onnx(
        model,
        initial_types=[("X", FloatTensorType([None, x.shape[1]]))],
        target_opset={"": 17, "ai.onnx.ml": 3},
        options=options and {id(model): options},
    )
    (OUT / f"{name}.onnx").write_bytes(graph.SerializeToString())
    (OUT / f"{name}.pkl").write_bytes(pickle.dumps(model))
    # Real rows, blurred, so that no two are alike and no branch can be learnt by heart.
    rows = x[random.integers(0, len(x), 4096)] + random.normal(0, 0.05, (4096, x.shape[1])) * spread
    (OUT / f"{name}.rows").write_bytes(rows.astype("<f4").tobytes())
