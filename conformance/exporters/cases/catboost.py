"""CatBoost by its own exporter."""

import tempfile
from pathlib import Path

import catboost
import onnx

import data
from case import Exported, case

from .from_sklearn import default_answers

TREES = {"iterations": 40, "depth": 5, "random_seed": 0, "thread_count": 1, "verbose": False, "allow_writing_files": False}


def exported(estimator, given: data.Data) -> Exported:
    estimator.fit(given.train, given.target)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        estimator.save_model(str(path), format="onnx")
        model = onnx.load(path)
    ask = default_answers(estimator)
    name = model.graph.input[0].name
    return Exported(model, {name: given.held_out}, lambda inputs: ask(inputs[name]), {name: given.columns})


def add(name, model, make, load, quick=False, **params):
    case(f"catboost-{name}", "CatBoost", "CatBoost", model, lambda: exported(make(**{**TREES, **params}), load()), quick)


add("regressor", "CatBoostRegressor", catboost.CatBoostRegressor, data.diabetes, quick=True)
add("regressor-nan", "CatBoostRegressor, NaN", catboost.CatBoostRegressor, data.houses)
add("regressor-nan-max", "CatBoostRegressor(nan_mode='Max'), NaN", catboost.CatBoostRegressor, data.houses, nan_mode="Max")
add("depthwise", "CatBoostRegressor(grow_policy='Depthwise')", catboost.CatBoostRegressor, data.diabetes, grow_policy="Depthwise")
add("poisson", "CatBoostRegressor(loss_function='Poisson')", catboost.CatBoostRegressor, lambda: data.counts(data.houses()), loss_function="Poisson")
add(
    "multi-output",
    "CatBoostRegressor(loss_function='MultiRMSE'), 3 targets",
    catboost.CatBoostRegressor,
    lambda: data.houses(missing=0, targets=3),
    loss_function="MultiRMSE",
)
add("binary", "CatBoostClassifier, binary", catboost.CatBoostClassifier, data.breast_cancer, quick=True)
add("multi-class", "CatBoostClassifier, 3 classes", catboost.CatBoostClassifier, data.wine, quick=True)
add("string-labels", "CatBoostClassifier, string labels", catboost.CatBoostClassifier, data.iris_names)
