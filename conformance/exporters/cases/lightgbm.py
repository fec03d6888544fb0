"""LightGBM by onnxmltools."""

import lightgbm
import numpy as np
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType

import data
from case import Exported, case

from .from_sklearn import default_answers

TREES = {"n_estimators": 50, "num_leaves": 15, "random_state": 0, "n_jobs": 1, "deterministic": True, "verbose": -1}


def exported(estimator, given: data.Data, fit=None, **how) -> Exported:
    estimator.fit(given.train, given.target, **(fit or {}))
    model = convert_lightgbm(estimator, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))], **how)
    ask = default_answers(estimator)
    return Exported(model, {"X": given.held_out}, lambda inputs: ask(inputs["X"]), {"X": given.columns})


def add(name, model, make, load, quick=False, fit=None, how=None, **params):
    case(f"lightgbm-{name}", "LightGBM", "onnxmltools", model, lambda: exported(make(**{**TREES, **params}), load(), fit, **(how or {})), quick)


def with_category(count=None):
    """The first column holds small integers, which LightGBM is told are categories."""

    def load():
        given = data.houses(missing=0) if count is None else data.classes(data.houses(missing=0), count)
        cut = lambda x: np.column_stack([np.digitize(x[:, 0], np.arange(0.5, 9, 0.7)) * 7 % 13, x[:, 1:]]).astype(np.float32)
        return data.Data(given.columns, cut(given.train), given.target, cut(given.held_out))

    return load


R, C = lightgbm.LGBMRegressor, lightgbm.LGBMClassifier
PLAIN = {"zipmap": False}
CATEGORICAL = {"categorical_feature": [0]}
add("regressor", "LGBMRegressor", R, data.diabetes, quick=True)
add("regressor-nan", "LGBMRegressor, NaN", R, data.houses, quick=True)
add("zero-as-missing", "LGBMRegressor(zero_as_missing=True)", R, data.digits, zero_as_missing=True, n_estimators=20)
add("split", "LGBMRegressor, split=10", R, data.diabetes, how={"split": 10})
for objective in ["regression_l1", "huber", "quantile", "mape"]:
    add(objective.replace("_", "-"), f"LGBMRegressor(objective={objective!r})", R, data.houses, objective=objective, n_estimators=20)
add("poisson", "LGBMRegressor(objective='poisson')", R, data.nan_counts, objective="poisson")
add("gamma", "LGBMRegressor(objective='gamma')", R, data.above_zero, objective="gamma")
add("tweedie", "LGBMRegressor(objective='tweedie')", R, data.nan_counts, objective="tweedie")
add("random-forest", "LGBMRegressor(boosting_type='rf')", R, data.houses, boosting_type="rf", bagging_freq=1, bagging_fraction=0.7)
add("dart", "LGBMRegressor(boosting_type='dart')", R, data.houses, boosting_type="dart")
add("goss", "LGBMRegressor(data_sample_strategy='goss')", R, data.houses, data_sample_strategy="goss")
add("categorical", "LGBMRegressor, one categorical column", R, with_category(), fit=CATEGORICAL, quick=True)
add("categorical-binary", "LGBMClassifier, one categorical column", C, with_category(2), fit=CATEGORICAL, how=PLAIN)
add("binary", "LGBMClassifier, binary", C, data.breast_cancer, how=PLAIN, quick=True)
add("binary-zipmap", "LGBMClassifier, binary, ZipMap", C, data.breast_cancer)
add("binary-nan", "LGBMClassifier, binary, NaN", C, data.nan_classes(2), how=PLAIN)
add("multi-class", "LGBMClassifier, 3 classes", C, data.wine, how=PLAIN, quick=True)
add("multi-class-nan", "LGBMClassifier, 4 classes, NaN", C, data.nan_classes(4), how=PLAIN, n_estimators=20)
add("multi-class-digits", "LGBMClassifier, 10 classes", C, data.digits, how=PLAIN, n_estimators=10)
add("one-vs-all", "LGBMClassifier(objective='multiclassova')", C, data.wine, how=PLAIN, objective="multiclassova", n_estimators=20)
add("random-forest-binary", "LGBMClassifier(boosting_type='rf')", C, data.nan_classes(2), how=PLAIN, boosting_type="rf", bagging_freq=1, bagging_fraction=0.7)
add("dart-binary", "LGBMClassifier(boosting_type='dart')", C, data.nan_classes(2), how=PLAIN, boosting_type="dart")
add("string-labels", "LGBMClassifier, string labels", C, data.iris_names, how=PLAIN, n_estimators=20)


def booster():
    given = data.diabetes()
    params = {"num_leaves": 15, "seed": 0, "num_threads": 1, "deterministic": True, "verbose": -1, "objective": "regression"}
    trained = lightgbm.train(params, lightgbm.Dataset(given.train, given.target), 30)
    model = convert_lightgbm(trained, initial_types=[("X", FloatTensorType([None, given.train.shape[1]]))])
    return Exported(model, {"X": given.held_out}, lambda inputs: [trained.predict(inputs["X"])], {"X": given.columns})


case("lightgbm-booster", "LightGBM", "onnxmltools", "Booster of lightgbm.train", booster)
